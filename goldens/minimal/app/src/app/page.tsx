import { Landing } from "@/features/landing/landing";

// The first is the start page; an app has one of them.
const [Start] = [
  Landing,
] as const;

export default function Home() {
  return <Start />;
}
