import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthForm } from "@/features/auth/auth-form";
import { localPath } from "@/features/auth/next-path";
import { DemoAccounts } from "@/features/demo/demo-accounts";
import { homeOf } from "@/features/shell/nav";
import { viewer } from "@/kit/auth";
import { Card } from "@/kit/ui/card";

export const metadata: Metadata = { title: "Sign up" };

export default async function SignUpPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const next = localPath((await searchParams).next);
  const account = await viewer();
  if (account) redirect(next ?? homeOf(account));
  return (
    <>
      <h1 className="mb-5 text-center text-2xl font-semibold tracking-tight">Create your account</h1>
      <Card className="p-6 sm:p-7">
        <AuthForm mode="up" next={next} />
      </Card>
      <DemoAccounts next={next} />
    </>
  );
}
