using Microsoft.Playwright;

namespace SupportFlows.Browser.Harness;

/// <summary>Goes through a page by the Tab key alone: all that can be used is reached, and one sees where one is.</summary>
sealed class Keyboard(IPage page)
{
    /// <summary>Keeps, for all that can be used, how it looks at rest, and what is not right when the focus comes. One radio button stands for its group: the arrows reach the others.</summary>
    const string Watch =
        """
        () => {
          const usable = [...document.querySelectorAll('a[href],button,input:not([type=hidden]),select,textarea,summary,[tabindex]:not([tabindex^="-"]),[contenteditable=true]')]
            .filter(e => !e.matches(':disabled') && !e.closest('[inert]') && e.checkVisibility({ visibilityProperty: true }));
          const id = e => e.type === 'radio' && e.name ? usable.find(o => o.type === 'radio' && o.name === e.name && o.form === e.form) : e;
          const look = e => [e, e.parentElement, e.nextElementSibling, e.closest('label')].filter(Boolean).map(o => {
            const s = getComputedStyle(o);
            return [s.outlineStyle === 'none' ? '' : s.outline, s.boxShadow, s.borderColor, s.borderWidth, s.backgroundColor, s.color, s.textDecoration].join();
          }).join('|');
          const hidden = e => {
            const boxes = [...e.getClientRects()].filter(b => b.width > 0 && b.height > 0);
            // Of a tall field the browser shows the line that one writes in: what counts is that not all of it is hidden.
            const places = [[.5, .5], [.1, .1], [.9, .1], [.1, .9], [.9, .9]];
            return boxes.length > 0 && !boxes.some(b => places.some(([x, y]) => {
              const top = document.elementFromPoint(b.x + b.width * x, b.y + b.height * y);
              return top && (e.contains(top) || top.contains(e) || top.closest('label')?.control === e);
            }));
          };
          document.activeElement?.blur();
          const rest = new Map(usable.map(e => [e, look(e)]));
          const open = new Set(usable.map(id));
          const faults = [];
          const name = e => e.outerHTML.slice(0, 160);
          document.addEventListener('focusin', event => {
            const e = event.target;
            if (!open.delete(id(e))) return;
            if (rest.get(e) === look(e)) faults.push('Keyboard: one does not see that the focus is here: ' + name(e));
            if (hidden(e)) faults.push('Keyboard: the focus is behind something: ' + name(e));
          });
          window.keyboardWalk = { left: () => open.size, faults: () => [...faults, ...[...open].map(e => 'Keyboard: Tab does not reach ' + name(e))] };
          return open.size;
        }
        """;

    public async Task<IReadOnlyList<string>> FaultsAsync()
    {
        var left = await page.EvaluateAsync<int>(Watch);
        for (var before = int.MaxValue; left > 0 && left < before;)
        {
            before = left;
            // Two more than there are: the focus leaves the page between the last and the first.
            for (var press = 0; press < before + 2; press++)
            {
                await page.Keyboard.PressAsync("Tab");
            }

            left = await page.EvaluateAsync<int>("keyboardWalk.left()");
        }

        return await page.EvaluateAsync<string[]>("() => { const all = keyboardWalk.faults(); document.activeElement?.blur(); scrollTo(0, 0); return all; }");
    }
}
