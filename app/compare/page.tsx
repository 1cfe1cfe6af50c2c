import type { Metadata } from "next";
import { CompareDesk } from "#app/components/compare/compare-desk.tsx";
import { parseCompareAddress } from "#app/view/compare-address.ts";

type ComparePageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ searchParams }: ComparePageProps): Promise<Metadata> {
  const { question } = parseCompareAddress(await searchParams);
  return { title: question === "" ? "Compare" : `Compare: ${question.slice(0, 80)}` };
}

/** Outlets side by side; `?q=…&outlets=a,b&story=…` opens a comparison. */
export default async function ComparePage({ searchParams }: ComparePageProps) {
  return <CompareDesk address={parseCompareAddress(await searchParams)} />;
}
