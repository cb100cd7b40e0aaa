// @file if app.writer
import type { Metadata } from "next";
import { Writer } from "@/features/writer/writer";

export const metadata: Metadata = { title: "Write" };

export default function Page() {
  return <Writer />;
}
