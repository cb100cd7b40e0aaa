import type { Metadata } from "next";
import { BookForm } from "@/features/booking/book-form";
import { readOffer } from "@/features/booking/queries";
import { isAdmin } from "@/kit/access";
import { viewer } from "@/kit/auth";
import { PageHeader } from "@/kit/ui/page";

export const metadata: Metadata = { title: "Book" };

export default async function BookPage() {
  const [offer, account] = await Promise.all([readOffer(), viewer()]);
  return (
    <>
      <PageHeader title="Book" lead="Choose what you need and a time that suits you." />
      <BookForm offer={offer} account={account && { admin: isAdmin(account) }} />
    </>
  );
}
