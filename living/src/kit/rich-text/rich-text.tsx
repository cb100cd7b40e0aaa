import { Fragment } from "react";
import { cn } from "@/kit/class-names";
import { parse, type Block, type Inline } from "./markdown";

/** A formatted text. It is drawn from its own tree, never as HTML that somebody wrote. */
export function RichText({ text, className }: { text: string | null | undefined; className?: string }) {
  if (!text) return <span className="text-muted-foreground">–</span>;
  return (
    <div className={cn("grid max-w-prose gap-4 text-base leading-relaxed break-words", className)}>
      {parse(text).map((block, i) => <Fragment key={i}>{drawBlock(block)}</Fragment>)}
    </div>
  );
}

function drawBlock(block: Block): React.ReactNode {
  switch (block.kind) {
    case "heading": {
      const Heading = `h${block.level}` as "h2" | "h3" | "h4";
      return <Heading className={cn("font-heading font-semibold text-heading", block.level === 2 ? "mt-3 text-2xl" : block.level === 3 ? "mt-2 text-xl" : "text-lg")}>{draw(block.children)}</Heading>;
    }
    case "quote":
      return <blockquote className="border-l-4 border-primary pl-4 italic">{draw(block.children)}</blockquote>;
    case "list": {
      const List = block.ordered ? "ol" : "ul";
      return (
        <List className={cn("grid gap-1.5 pl-6", block.ordered ? "list-decimal" : "list-disc")}>
          {block.items.map((item, i) => <li key={i}>{draw(item)}</li>)}
        </List>
      );
    }
    case "code":
      return <pre className="overflow-x-auto rounded-(--radius-control) bg-muted p-4 text-sm"><code>{block.text}</code></pre>;
    case "rule":
      return <hr className="my-2" />;
    default:
      return <p>{draw(block.children)}</p>;
  }
}

const draw = (nodes: readonly Inline[]): React.ReactNode => nodes.map((node, i) => <Fragment key={i}>{drawInline(node)}</Fragment>);

function drawInline(node: Inline): React.ReactNode {
  switch (node.kind) {
    case "strong":
      return <strong className="font-semibold">{draw(node.children)}</strong>;
    case "emphasis":
      return <em>{draw(node.children)}</em>;
    case "strike":
      return <s>{draw(node.children)}</s>;
    case "code":
      return <code className="rounded bg-muted px-1 py-0.5 text-[0.9em]">{node.text}</code>;
    case "link":
      return <a href={node.href} rel="noopener nofollow" className="text-link underline underline-offset-4">{draw(node.children)}</a>;
    case "picture":
      return <img src={node.src} alt={node.alt} loading="lazy" className="my-2 max-h-[32rem] w-full rounded-(--radius-control) bg-muted object-contain" />;
    case "break":
      return <br />;
    default:
      return node.text;
  }
}
