using System.Collections.Immutable;

namespace Parallax.Talent;

/// <summary>The fields that a template may name, and what they look like filled in.</summary>
public static class AgreementFields
{
    public const string ContractorName = "contractor_name";
    public const string ContractorAddress = "contractor_address";

    /// <summary>Each field with the value that a preview shows.</summary>
    public static readonly ImmutableSortedDictionary<string, string> Examples = new Dictionary<string, string>
    {
        ["rate"] = "32.00 USD",
        ["currency"] = "USD",
        ["weekly_cap"] = "30 hours",
        ["start"] = "1 March 2027",
        ["end"] = "30 June 2027",
        ["notice_days"] = "7",
        ["law"] = "the State of New York",
        ["payment"] = "32.00 USD for each hour of payable time",
        ["payment_days"] = "7",
        ["project"] = "Kitchen scenes",
        ["services"] = "Evaluating the answers of AI systems",
        ["organization_name"] = "Example Lab, Inc.",
        ["organization_address"] = "1 Example Street, New York, NY 10001, USA",
        [ContractorName] = "Alex Example",
        [ContractorAddress] = "2 Example Avenue, Albany, NY 12207, USA",
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);
}
