// @file each entity if entity.board
import type { Metadata } from "next";
import { SampleItemBoardPage } from "@/features/sample-item/board-page";

export const metadata: Metadata = { title: "Sample items" };

export default function Page() {
  return <SampleItemBoardPage />;
}
