import fc from "fast-check";
import { expect, it } from "vitest";
import { createObjectScanner } from "#lib/compare/model/scan-objects.ts";

it.each([
  ['{"a": 1}', ['{"a": 1}']],
  ['Here: [{"a": 1}, {"b": 2}] "so"', ['{"a": 1}', '{"b": 2}']],
  ['{"a": {"b": 2}}', ['{"b": 2}', '{"a": {"b": 2}}']],
  ['{"a": "} \\" {"}', ['{"a": "} \\" {"}']],
  ['It\'s {not, "so" {"a": 1}', ['{"a": 1}']],
  ['} {"a": 1} }', ['{"a": 1}']],
  ['{"a": 1', []],
])("finds the objects of %j", (text, objects) => {
  expect(createObjectScanner().push(text)).toEqual(objects);
});

it("knows whether an object is open", () => {
  const scanner = createObjectScanner();
  scanner.push('{"a": {}');
  expect(scanner.isOpen()).toBe(true);
  scanner.push("}");
  expect(scanner.isOpen()).toBe(false);
});

it("finds every object of any JSON, in whatever chunks it comes", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.integer({ min: 1, max: 9 }), (value, size) => {
      const text = JSON.stringify(value);
      const scanner = createObjectScanner();
      const chunks = Array.from({ length: Math.ceil(text.length / size) }, (_, i) =>
        text.slice(i * size, (i + 1) * size),
      );
      const found = chunks.flatMap((chunk) => scanner.push(chunk));
      expect(found.at(-1)).toBe(text);
      for (const object of found) expect(() => JSON.parse(object)).not.toThrow();
    }),
  );
});
