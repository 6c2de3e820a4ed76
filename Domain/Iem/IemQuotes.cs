using NodaTime;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Text;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.Iem;

/// <summary>Further days are bought: a quote, the customer's acceptance, and his purchase reference (SPEC section 4).</summary>
public static class IemQuotes
{
    const int Reference = 200;

    /// <summary>The customer takes the price. An extension that waited for it takes place.</summary>
    /// <exception cref="RefusalException">There is none, it has run out, or the purchase reference is missing.</exception>
    public static Change<IemRequest> Accept(IemSetting setting, IemRequest request, Actor actor, string channel, string? purchaseReference, Instant now)
    {
        IemStates.Require(request, IemStates.AcceptQuote);
        var faults = new FieldFaults();
        var reference = faults.Text("purchaseReference", purchaseReference, Reference);
        faults.Throw("A purchase needs your own reference, such as an order number: the invoice quotes it.");
        if (request.OpenQuote is not { } quote) throw IemStates.Conflict(request, "No quote is open. Extend the event, or reschedule it, with furtherDays to get one.", "quote");
        if (now >= quote.ValidUntil) throw IemStates.Conflict(request, $"The quote stood until {Wire.Text(quote.ValidUntil)}.", "quote");

        var edit = new IemEdit(request, actor, channel, now);
        edit.Put(quote with { State = QuoteState.Accepted, AcceptedBy = actor, AcceptedAt = now, PurchaseReference = reference });
        edit.Add(IemEvents.QuoteAccepted, ("quote", quote.Id), ("days", $"{quote.Days}"), ("amount", Amount(quote)), ("purchaseReference", reference));
        if (request.Status == IemStatus.Requested) IemApprovals.Ask(edit, setting.Catalog.Iem!);
        if (quote.ExtendsTo is { } lastDay) IemMoves.ExtendTo(edit, setting, lastDay, edit.Request.BoughtDays, reason: null);
        return edit.Done();
    }

    public static string Amount(Quote quote) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{quote.Amount:0.00} {quote.Currency}");

    /// <summary>Offers further days; none are offered when none are asked for. An earlier offer that is open is taken back.</summary>
    internal static void Offer(IemEdit edit, IemPolicy policy, int days, LocalDate? extendsTo)
    {
        edit.WithdrawQuote();
        if (days <= 0) return;
        var price = policy.PriceIn(edit.Request.Region)!;
        // Who extends a running event, or asks for one that has begun, decides before its end.
        var span = edit.Request.Days;
        var latest = extendsTo is null && span.StartsAt > edit.Now ? span.StartsAt : span.EndsAt;
        var quote = new Quote($"q{edit.Request.Quotes.Count + 1}", days, price.PerDay, price.Currency, Instant.Max(edit.Now, Instant.Min(edit.Now + policy.QuoteValidFor, latest)), extendsTo);
        edit.Request = edit.Request with { Quotes = [.. edit.Request.Quotes, quote] };
        edit.Add(
            IemEvents.QuoteOffered,
            ("quote", quote.Id), ("days", $"{days}"), ("amount", Amount(quote)), ("until", Wire.Text(quote.ValidUntil)), ("extendsTo", extendsTo is { } day ? Wire.Text(day) : null));
    }
}
