import type { Metadata } from "next";
import { parseCompareAddress } from "#app/shared/comparison/compare-address.ts";
import { CompareDesk } from "./compare-desk.tsx";

type ComparePageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ searchParams }: ComparePageProps): Promise<Metadata> {
  const { question } = parseCompareAddress(await searchParams);
  return { title: question === "" ? "Compare" : `Compare: ${question.slice(0, 80)}` };
}

/** Outlets side by side; `?q=…&outlets=a,b&story=…` opens a comparison. */
export default async function ComparePage({ searchParams }: ComparePageProps) {
  return <CompareDesk address={parseCompareAddress(await searchParams)} />;
}
