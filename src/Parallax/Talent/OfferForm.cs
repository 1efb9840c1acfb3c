using Parallax.Data;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Talent;

/// <summary>The terms of an offer as they were typed, checked: each field that is wrong is named. Pure.</summary>
public sealed record OfferForm(OfferTerms Terms, DateTimeOffset ExpiresAt)
{
    private const int MostNoticeDays = 90;

    /// <summary>New York's Freelance Isn't Free Act, and good manners anywhere: no later than 30 days.</summary>
    private const int MostPaymentDays = 30;

    /// <param name="organizationCurrency">Taken when the request names none.</param>
    public static Outcome<OfferForm> Read(MakeOffer.Request request, Payment payment, string organizationCurrency, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(request);
        var wrong = new Dictionary<string, string[]>();
        void Check(string field, bool isRight, string why)
        {
            if (!isRight) wrong[field] = [why];
        }

        var currency = string.IsNullOrWhiteSpace(request.Currency) ? organizationCurrency : request.Currency.Trim().ToUpperInvariant();
        var known = Currencies.IsKnown(currency);
        Check("currency", known, "That is no currency that Parallax knows.");
        var hourly = known ? Money.Parse(request.Hourly, currency) : null;
        var judgment = known && payment == Payment.PerJudgment ? Money.Parse(request.Judgment, currency) : null;
        Check("hourly", hourly is { Minor: > 0 }, "Give the rate as an amount above 0, such as 32.00.");
        Check("judgment", payment == Payment.Hourly || judgment is { Minor: > 0 }, "This project pays by judgment: give the amount for one.");
        Check("weeklyHours", request.WeeklyHours is null or (> 0 and <= 168), "A week has at most 168 hours.");
        var starts = request.StartsAt ?? now;
        Check("endsAt", request.EndsAt is null || (request.EndsAt > starts && request.EndsAt > now), "The end must come after the start, and not lie in the past.");
        Check("noticeDays", request.NoticeDays is null or (>= 0 and <= MostNoticeDays), $"Between 0 and {MostNoticeDays} days.");
        Check("paymentDays", request.PaymentDays is null or (>= 1 and <= MostPaymentDays), $"Between 1 and {MostPaymentDays} days.");
        Check("law", request.Law?.Trim() is { Length: > 0 and <= 200 } law && PlainText.IsClean(law), "Say whose law governs the agreement.");
        Check("services", request.Services?.Trim() is { Length: > 0 and <= 1000 } services && PlainText.IsClean(services), "Describe the services in at most 1000 characters.");
        var expires = request.ExpiresAt ?? now.AddDays(7);
        Check("expiresAt", expires > now && expires <= now + MakeOffer.Longest, "An offer stands at most 90 days, and not until a moment that is past.");
        if (wrong.Count > 0) return TalentAgreementRefusals.OfferInvalid(wrong);

        var pay = new PayTerms(currency, hourly!.Value.Minor, judgment?.Minor, request.WeeklyHours is { } hours ? (int)(hours * 3600) : null);
        return new OfferForm(new OfferTerms(pay, starts, request.EndsAt, request.NoticeDays ?? 7, request.PaymentDays ?? 7, request.Law!.Trim(), request.Services!.Trim()), expires);
    }
}
