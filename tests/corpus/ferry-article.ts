/** The paragraphs of an invented article that pages are built around. */
export const BODY = [
  "The harbour of Tolmin reopened on Monday after eleven weeks, and the first ferry left before dawn with forty passengers.",
  "“We counted every day,” said Orla Penn, who runs the fish market on the quay. “My stall was empty until June.”",
  "The ministry had closed the port because two barges sank in the channel during the spring storms of that year.",
  "Repairs cost 3.4 million crowns, more than twice what the council set aside, according to the harbour master.",
];
