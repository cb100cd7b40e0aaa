import { Shell } from "@/features/shell/shell";
import { viewer } from "@/kit/auth";

export default async function AppLayout({ children }: { children: React.ReactNode }) {
  return <Shell viewer={await viewer()}>{children}</Shell>;
}
