import { Landing } from "@/features/landing/landing";

export default function Home() {
  return <Landing />;
}
