/**
 * Words that news texts use for one another: who asks about a death means the killing, too. Each line is one group;
 * a word may stand in several. General vocabulary only: nothing that belongs to one subject.
 */
export const WORD_GROUPS = `
agree agreement deal accord pact treaty truce
aim goal agenda objective purpose intention
attack strike raid assault bombing offensive airstrike
avoid prevent evade
ban forbid prohibit outlaw
change shift transform alter
compete competition rival rivalry
cooperate cooperation collaborate coordinate coordination alliance ally coalition partnership joint together alongside converge common share
cooperate cooperation conflict rivalry hostility enemy
same common shared share
criticise criticism controversial condemn denounce oppose opposition
die death dead kill killing assassinate assassination murder slain
differ difference disagree dispute divergence diverge contrast
election vote ballot poll
fight battle combat war conflict
help assist aid support back
injure injury wound hurt casualty
leader lead head chief run charge command commander boss
money fund funding finance cash budget
negotiate negotiation talks
people person personnel member staff employee resident
price cost
recommend advise advice urge suggest
reduce decrease cut lower decline
rise increase grow growth escalate expand
risk danger threat threaten
say tell claim state argue
soldier troops forces personnel
army military forces
start begin launch
stop end cease halt terminate
succeed successor succession replace
train training trainer instruct instructor adviser advise
weapon arms missile rocket
worry concern fear
abandon leave quit withdraw withdrawal pull
accept agree consent
accuse blame charge allege allegation
achieve accomplish attain success
add extra additional further more
airbase base camp outpost garrison
airplane plane aircraft jet warplane
angry anger furious outrage
announce declare unveil reveal
answer reply respond response react reaction
approve authorise authorize sanction permit endorse allow
arrest detain detention jail imprison custody
arrive reach enter
ask request demand call urge
author writer journalist reporter columnist
begin outset origin found establish establishment create set
bomb explosive explosion blast grenade mine
border frontier boundary
brief short
build construct construction
buy purchase acquire
capital city town
capture seize take retake recapture conquer occupy occupation
cause reason why prompt trigger lead
chance opportunity prospect likelihood
chief commander general head
child minor youth young
civilian citizen resident villager population inhabitant
collapse fall crumble disintegrate fail failure
compete rival vie
complain complaint protest object objection
condition term requirement
confirm verify acknowledge admit
congress parliament lawmaker legislature legislator senator senate assembly
consequence result effect impact outcome
contain include comprise
control dominate dominance rule command hold
country nation state
contention dispute quarrel issue
couple pair two
decide decision choose choice determine
defeat beat rout loss lose
defend protect guard shelter
delay postpone wait
deny denial refute reject refuse
department ministry agency office bureau
deploy deployment send dispatch station
describe portray depict call label
destroy demolish ruin wreck
develop development evolve
doctor physician medic
doubt sceptical skeptical uncertain unsure
drone unmanned
earn gain win
economy economic trade
educate education school college university academy
employ hire recruit recruitment enlist
enemy foe adversary opponent
enough sufficient
estimate assess assessment reckon
evidence proof
expert specialist analyst scholar researcher
expel oust evict dismiss
explain account clarify
faction group militia bloc party
famous known
flee escape refugee exile
force compel oblige
foreign overseas abroad
forbid bar block
free release liberate liberation
frontline front
gap void vacuum
goal want seek hope wish
government administration cabinet authority
harm damage hurt
hate hostile hostility
hide conceal secret covert
hit target strike
house home
huge large big major vast enormous massive
idea thought proposal plan
illegal unlawful
important key crucial vital significant main
improve better upgrade
influence sway power leverage clout
inform notify tell
inquiry investigation probe investigate
instruction training teach taught
invade invasion
job work position post
join enter ally
journey trip travel visit
judge court
keep retain maintain
last final
law legislation bill act
like similar
limit restrict restriction cap
link tie connection relation relationship bond contact
loan debt credit
maritime naval navy sea
massacre slaughter kill murder
meet meeting talks summit
member belong
minister secretary
mission operation campaign
name call title
near close nearby
need require necessary
neighbour neighbor neighbouring adjacent
new recent fresh latest
obstacle hurdle problem difficulty challenge issue
obtain get receive
offer propose proposal
official officer authority
old former
organise organize arrange
own possess
partner ally
pause suspend suspension
payment pay
permit allow let
photo photograph picture image
pilgrim worshipper
police policeman officer
poor poverty
power strength might
predict forecast expect foresee anticipate
president leader
prevent stop block hinder
prisoner captive hostage detainee
promise pledge vow commit commitment
proxy surrogate client
quit resign resignation
ready willing prepared
rebel insurgent militant fighter
reduce shrink drop
reject turn refuse
reliant depend dependent dependence rely
religion religious sect sectarian faith
remain stay
remove withdraw eliminate
repair mend fix
report coverage
rescue save
responsible responsibility blame
retreat withdraw pull
return back
revenge retaliate retaliation avenge
rich wealthy
rocket missile
role function duty task
rumour rumor speculation
sanction embargo penalty
search look hunt
security safety
sell sale
serious grave severe
sign signature seal
size scale
small little minor
spend cost
split divide division rift break
spokesman spokesperson spokeswoman
spy intelligence espionage
strategy policy approach plan tactic
suspect suspicion suspected
tension strain friction
territory area region land
test trial
tribe clan tribal
trust confidence
try attempt effort
undermine weaken erode
unite unity unify
unknown anonymous unnamed unidentified
vehicle car truck
victim dead
victory win triumph success
village town settlement
violence unrest
warn warning caution alert
west western
worker labourer employee
write wrote published article
yearly annual
`;
