import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findWord } from "#lib/text/find-word.ts";
import { isCompleteSentence, sentences } from "#lib/text/sentences.ts";
import { contentTokens, foldWord, indexTerms, tokenize } from "#lib/text/tokens.ts";
import { wordEnds } from "#lib/text/unspaced-words.ts";

const words = (text: string) => tokenize(text).map(({ word }) => word);
const sentencesOf = (text: string) => sentences(text).map((sentence) => sentence.text);

describe("words of scripts without spaces", () => {
  it.each([
    ["Chinese", "市长否认提高工资", ["否认", "提高", "工资"]],
    ["Japanese", "工場は賃金を引き上げる", ["工場", "賃金", "引き上げる"]],
    ["Thai", "โรงเรียนเปิดใหม่วันจันทร์", ["โรงเรียน", "เปิด", "ใหม่"]],
    ["Lao", "ໂຮງຮຽນເປີດໃໝ່", ["ໂຮງຮຽນ"]],
    ["Khmer", "សាលារៀនបើកថ្ងៃចន្ទ", ["សាលារៀន"]],
    ["Burmese", "ကျောင်းသစ်ဖွင့်သည်", ["ကျောင်း"]],
  ])("are told apart in %s", (_, text, some) => {
    expect(words(text)).toEqual(expect.arrayContaining(some));
    expect(words(text).join("")).toBe(text);
  });

  it("are parted from numbers and from words of other scripts", () => {
    expect(words("每天26班，Metro线路3.5公里")).toEqual(["每天", "26", "班", "Metro", "线路", "3.5", "公里"]);
    expect(words("一日1,200便のJR東京駅")).toEqual(expect.arrayContaining(["1,200", "便", "JR", "東京"]));
  });

  it("keep the marks that make a letter, in one form", () => {
    expect(foldWord("ที่")).toBe("ที่");
    expect(foldWord("ガス")).not.toBe(foldWord("カス"));
    expect(foldWord("カ\u3099ス")).toBe(foldWord("ガス"));
  });

  it("are left out of questions where they carry grammar only, and stay in the index", () => {
    expect(contentTokens("谁提高了工资？").map(({ word }) => word)).toEqual(["提高", "工资"]);
    expect(contentTokens("何を引き上げるか").map(({ word }) => word)).toEqual(["引き上げる"]);
    expect(contentTokens("โรงเรียนเปิดเมื่อไร").map(({ word }) => word)).toEqual(["โรงเรียน", "เปิด"]);
    expect(indexTerms("谁提高了工资")).toContain("谁");
  });

  it("are found one by one, from wherever one begins", () => {
    const piece = fc.constantFrom(
      "市长",
      "提高工资",
      "賃金を",
      "โรงเรียน",
      "Metro",
      "26",
      "，",
      " ",
      "é",
      "𠮷",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join("");
        const all = tokenize(text);
        for (const { word, start, end } of all) expect(findWord(text, start)).toEqual({ word, start, end });
        expect(all.map(({ word }) => word).join("")).toBe(text.replace(/[，\s]/gu, ""));
      }),
    );
  });

  it("are cut in long runs, too, in time", () => {
    const run = "提高工资".repeat(5000);
    expect(wordEnds(run).at(-1)).toBe(run.length);
    expect(tokenize(run).length).toBeGreaterThan(5000);
  });
});

describe("words of Korean", () => {
  it("are parted from numbers", () => {
    expect(words("승객 1,500명이 26대를")).toEqual(["승객", "1,500", "명이", "26", "대를"]);
  });

  it.each([
    ["공장이", "공장을"],
    ["공장에서는", "공장"],
    ["임금으로", "임금의"],
    ["인상했다", "인상하는"],
    ["발표되었습니다", "발표했나요"],
  ])("%s is a form of %s", (one, other) => {
    expect(tokenize(one)[0]?.term).toBe(tokenize(other)[0]?.term);
  });

  it.each([
    ["회의", "회로"],
    ["공장", "공항"],
  ])("%s is another than %s", (one, other) => {
    expect(tokenize(one)[0]?.term).not.toBe(tokenize(other)[0]?.term);
  });
});

describe("sentences of scripts without spaces", () => {
  it.each([
    [
      "Chinese",
      "市长否认提高工资。工厂明天开门！谁来付钱？没有人知道。",
      ["市长否认提高工资。", "工厂明天开门！", "谁来付钱？", "没有人知道。"],
    ],
    [
      "Chinese with its speaker behind",
      "“我们很高兴。工厂开门了。”市长说。他没有多说。",
      ["“我们很高兴。工厂开门了。”市长说。", "他没有多说。"],
    ],
    [
      "Japanese with quotations",
      "市長は「工場は閉めない。」と述べた。「心配ない。また開く」と付け加えた。町は喜んだ。",
      ["市長は「工場は閉めない。」と述べた。", "「心配ない。また開く」と付け加えた。", "町は喜んだ。"],
    ],
    [
      "Japanese in brackets",
      "雨が降った（昨日も降った。）。今日は晴れた。",
      ["雨が降った（昨日も降った。）。", "今日は晴れた。"],
    ],
    [
      "Thai",
      "นายกเทศมนตรีปฏิเสธว่าจะขึ้นค่าจ้างพนักงานโรงงานแห่งใหม่ในปีนี้ โรงงานจะเปิดวันจันทร์และรับพนักงาน 320 คน ในเดือนแรก",
      ["นายกเทศมนตรีปฏิเสธว่าจะขึ้นค่าจ้างพนักงานโรงงานแห่งใหม่ในปีนี้", "โรงงานจะเปิดวันจันทร์และรับพนักงาน 320 คน ในเดือนแรก"],
    ],
    [
      "Thai with a speaker and a quotation",
      "ผู้อำนวยการโรงพยาบาลประจำจังหวัดกล่าวว่า “เรารักษาผู้ป่วย 120 คน และไม่มีใครเสียชีวิตในสัปดาห์นี้” โรงพยาบาลจะเปิดตึกใหม่ในเดือนหน้า",
      [
        "ผู้อำนวยการโรงพยาบาลประจำจังหวัดกล่าวว่า “เรารักษาผู้ป่วย 120 คน และไม่มีใครเสียชีวิตในสัปดาห์นี้”",
        "โรงพยาบาลจะเปิดตึกใหม่ในเดือนหน้า",
      ],
    ],
    [
      "Thai that says before and after what",
      "ทีมฟุตบอลของเมืองชนะการแข่งขันนัดสุดท้ายด้วยคะแนน 3 ต่อ 1 หลังจากเสียประตูแรกในครึ่งแรก ก่อนหมดเวลาเพียงสิบนาที ผู้จัดการทีมขอบคุณแฟนบอลทุกคนที่มาเชียร์",
      [
        "ทีมฟุตบอลของเมืองชนะการแข่งขันนัดสุดท้ายด้วยคะแนน 3 ต่อ 1 หลังจากเสียประตูแรกในครึ่งแรก ก่อนหมดเวลาเพียงสิบนาที",
        "ผู้จัดการทีมขอบคุณแฟนบอลทุกคนที่มาเชียร์",
      ],
    ],
    ["Khmer", "សាលារៀនបើកថ្ងៃចន្ទ។ មនុស្សច្រើនបានមក។", ["សាលារៀនបើកថ្ងៃចន្ទ។", "មនុស្សច្រើនបានមក។"]],
  ])("end where a reader of %s sees them end", (_, text, expected) => {
    expect(sentencesOf(text)).toEqual(expected);
    for (const sentence of expected) expect(isCompleteSentence(sentence)).toBe(true);
  });

  it("are no lists of single words", () => {
    expect(sentencesOf("ปลา กุ้ง หอย ปู")).toEqual(["ปลา กุ้ง หอย ปู"]);
    expect(isCompleteSentence("ปลา กุ้ง หอย ปู")).toBe(false);
  });
});
