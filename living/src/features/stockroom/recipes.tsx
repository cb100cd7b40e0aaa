// @file if app.stock
import type { Viewer } from "@/kit/access";
import { money, number } from "@/kit/format";
import { Fact, Facts } from "@/kit/data/facts";
import { Cell, HeadCell, Row, Table } from "@/kit/data/table";
import { QuickForm } from "@/kit/quick/quick-form";
import type { QuickInput } from "@/kit/quick/types";
import { Badge } from "@/kit/ui/badge";
import { Button } from "@/kit/ui/button";
import { Card } from "@/kit/ui/card";
import { Empty } from "@/kit/ui/empty";
import { Link } from "@/kit/ui/link";
import { PageHeader } from "@/kit/ui/page";
import { saveRecipe } from "./actions";
import { day } from "./lists";
import type { readRecipe, Recipe } from "./queries";
import type { StockArticle } from "./schema";
import { lower, mayStock, stock } from "./settings";

const words = stock.recipes?.recipe ?? { label: "Recipe", label_plural: "Recipes" };
const Tags = ({ tags }: { tags: readonly string[] }) => (tags.length === 0 ? <span className="text-muted-foreground">None</span> : <span className="flex flex-wrap gap-1">{tags.map((tag) => <Badge key={tag} tone="warning">{tag}</Badge>)}</span>);

export function Recipes({ recipes, viewer }: { recipes: readonly Recipe[]; viewer: Viewer }) {
  return (
    <>
      <PageHeader title={words.label_plural}>{mayStock(viewer, "manage") ? <Button asChild><Link href="/stock/recipes/new">New {lower(words.label)}</Link></Button> : null}</PageHeader>
      {recipes.length === 0 ? <Empty icon="book" title={`No ${lower(words.label_plural)} yet`}>Add the first one with its {lower(stock.article.label_plural)}.</Empty> : (
        <Table label={words.label_plural} head={[words.label, "Pieces per batch", "Cost per piece", ...(stock.tags ? [stock.tags.label] : []), "Version"]}>
          {recipes.map((recipe) => (
            <Row key={recipe.id}>
              <HeadCell><Link href={`/stock/recipes/${recipe.id}`} className="hover:underline">{recipe.name}</Link></HeadCell>
              <Cell className="tabular-nums">{number(recipe.pieces)}</Cell>
              <Cell className="tabular-nums">{money(Math.round(recipe.cost))}</Cell>
              {stock.tags ? <Cell><Tags tags={recipe.tags} /></Cell> : null}
              <Cell>Version {recipe.version}</Cell>
            </Row>
          ))}
        </Table>
      )}
    </>
  );
}

const inputs = (articles: readonly StockArticle[]): QuickInput[] => [
  { name: "name", label: "Name" },
  { name: "pieces", label: "Pieces per batch", kind: "number" },
  ...articles.map((article): QuickInput => ({ name: `use_${article.id}`, label: `${article.name} in ${article.unit}`, kind: "number", optional: true })),
];

export function NewRecipe({ articles }: { articles: readonly StockArticle[] }) {
  return (
    <>
      <PageHeader back={{ href: "/stock/recipes", label: words.label_plural }} title={`New ${lower(words.label)}`} lead="Amounts for one batch. Leave empty what is not in it." />
      <Card className="p-5 sm:p-6"><QuickForm inputs={inputs(articles)} submit={`Create ${lower(words.label)}`} saved="Created" action={saveRecipe.bind(null, null)} /></Card>
    </>
  );
}

/** A recipe with what follows from its ingredients; a change makes a new version. */
export function RecipePage({ recipe, versions, articles, viewer }: NonNullable<Awaited<ReturnType<typeof readRecipe>>> & { viewer: Viewer }) {
  const values = { name: recipe.name, pieces: String(recipe.pieces), ...Object.fromEntries(recipe.uses.map((use) => [`use_${use.article_id}`, String(use.amount)])) };
  return (
    <>
      <PageHeader back={{ href: "/stock/recipes", label: words.label_plural }} title={recipe.name} lead={`Version ${recipe.version}`} />
      <Facts>
        <Fact label="Pieces per batch">{number(recipe.pieces)}</Fact>
        <Fact label="Cost per piece">{money(Math.round(recipe.cost))}</Fact>
        {stock.tags ? <Fact label={stock.tags.label} wide><Tags tags={recipe.tags} /></Fact> : null}
        <Fact label={stock.article.label_plural} wide>{recipe.uses.map((use) => `${use.name} ${number(Number(use.amount))} ${use.unit}`).join(", ")}</Fact>
      </Facts>
      {mayStock(viewer, "manage") ? (
        <section aria-label="Change" className="mt-8">
          <h2 className="mb-3 text-lg font-semibold">Change the {lower(words.label)}</h2>
          <Card className="p-5 sm:p-6"><QuickForm key={recipe.version} inputs={inputs(articles)} values={values} submit="Save as new version" saved="Saved" action={saveRecipe.bind(null, recipe.id)} /></Card>
        </section>
      ) : null}
      <section aria-label="Versions" className="mt-8">
        <h2 className="mb-3 text-lg font-semibold">Versions</h2>
        <Table label="Versions" head={["Version", "Since", "By", "Pieces", stock.article.label_plural]}>
          {versions.map((version) => (
            <Row key={version.version}>
              <HeadCell className="px-4 py-3 font-medium">Version {version.version}</HeadCell>
              <Cell>{day(version.at)}</Cell>
              <Cell>{version.who ?? "–"}</Cell>
              <Cell className="tabular-nums">{number(Number(version.pieces))}</Cell>
              <Cell>{version.uses}</Cell>
            </Row>
          ))}
        </Table>
      </section>
    </>
  );
}
