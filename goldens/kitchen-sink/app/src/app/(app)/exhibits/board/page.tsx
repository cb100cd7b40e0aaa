import type { Metadata } from "next";
import { ExhibitBoardPage } from "@/features/exhibit/board-page";

export const metadata: Metadata = { title: "Exhibits" };

export default function Page() {
  return <ExhibitBoardPage />;
}
