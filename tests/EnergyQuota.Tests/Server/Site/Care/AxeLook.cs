using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace EnergyQuota.Tests.Server.Site.Care;

/// <summary>What axe-core, and a look at the page's width, find on a page. The script comes with its package; nothing is fetched.</summary>
internal static class AxeLook
{
    // Every rule of WCAG 2.2 A and AA, and of good practice, where headings and landmarks stand; targets of at least 24 px too.
    // On a tablet only what another width can change: the rest was looked at on the desk, and costs most of the time.
    private const string Look = """
        async (again) => {
          const found = await axe.run(document, {
            runOnly: again ? { type: 'rule', values: ['target-size', 'scrollable-region-focusable', 'link-in-text-block', 'link-name', 'button-name', 'label'] }
              : { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
            rules: again ? {} : { 'target-size': { enabled: true } },
            resultTypes: ['violations'],
          });
          return found.violations.map(rule => `${rule.impact} ${rule.id}: ` + rule.nodes.slice(0, 3).map(node => node.target.join(' ') + ' ' + node.html.slice(0, 120)).join(' | '));
        }
        """;

    // Which parts stick out of the window, the deepest first: they are what to mend.
    private const string Wider = """
        () => {
          const room = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= room) return [];
          const inside = node => { for (let at = node.parentElement; at; at = at.parentElement) if (getComputedStyle(at).overflowX !== 'visible' && at !== document.body) return true; return false; };
          return [...document.querySelectorAll('body *')].filter(node => node.getBoundingClientRect().right > room + 1 && !inside(node)).slice(-3)
            .map(node => 'serious overflow: ' + node.outerHTML.slice(0, 120));
        }
        """;

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>Looks at the page as it stands: whole the first time, for what its width changes when it is looked at again.</summary>
    /// <param name="page">A page that is drawn.</param>
    /// <returns>A line for each rule that is broken, its impact first; where it is wider than its window, a line too.</returns>
    public static async Task<IReadOnlyList<string>> AtAsync(IPage page)
    {
        var again = await page.EvaluateAsync<bool>("() => 'axe' in window");
        if (!again)
        {
            await page.EvaluateAsync(Script);
        }

        var found = await page.EvaluateAsync<JsonElement>(Look, again);
        var wider = await page.EvaluateAsync<string[]>(Wider);
        return [.. found.EnumerateArray().Select(line => line.GetString() ?? ""), .. wider];
    }
}
