using Parallax.Media;
using Parallax.Web.Pages;

namespace Parallax.Pay;

/// <summary>The note that goes with a payout: what came, from whom, and for what.</summary>
public static class RemittancePaper
{
    public static byte[] Write(RemittanceView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var payout = view.Payout;
        using var paper = new Paper($"Remittance {payout.PaymentReference}", view.Payer, payout.ChangedAt);
        paper.Heading($"Remittance: {payout.Amount}").Facts(Facts(view));
        paper.Heading("What it pays", 2);
        paper.Table(
            ["What", "Amount"],
            [.. view.Lines.Select(l => (IReadOnlyList<string>)[l.What, l.Amount.ToString()]), ["Total", payout.Amount.ToString()]],
            [PaperAlign.Start, PaperAlign.End]);
        paper.Note("The payment reference is the one that the bank was given. What a bank on the way keeps is not in this amount.");
        using var stream = new MemoryStream();
        paper.Save(stream);
        return stream.ToArray();
    }

    private static IEnumerable<(string Name, string Value)> Facts(RemittanceView view)
    {
        var payout = view.Payout;
        yield return ("Paid to", $"{view.Person}, {payout.DestinationLabel}");
        yield return ("Paid by", view.Payer);
        yield return ("Payment reference", payout.PaymentReference);
        if (payout.BankReference is { } bank) yield return ("Bank's reference", bank);
        yield return ("State", $"{PayoutWords.ForPayee(payout.State)}, {Words.Exact(payout.ChangedAt)}");
        if (payout.Reason is { } why && payout.State != PayoutState.Settled) yield return ("Why", why);
    }
}
