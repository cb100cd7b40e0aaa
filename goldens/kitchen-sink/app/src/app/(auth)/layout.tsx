import { Link } from "@/kit/ui/link";
import { Brand } from "@/features/shell/brand";
import { ThemeSwitch } from "@/kit/ui/theme-switch";

export default function AuthLayout({ children }: { children: React.ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col bg-muted/40">
      <header className="flex items-center justify-between gap-4 px-4 py-3 md:px-8">
        <Link href="/" className="min-w-0 rounded-md"><Brand /></Link>
        <ThemeSwitch />
      </header>
      <main className="mx-auto w-full max-w-md flex-1 px-4 py-8 md:py-14">{children}</main>
    </div>
  );
}
