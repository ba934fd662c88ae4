namespace EnergyQuota.Quotas.Closing;

/// <summary>Why a closed period is to be reopened (反结账).</summary>
/// <param name="Reason">The reason; 1 to 400 characters.</param>
/// <param name="Document">The document that orders or allows it: its number or title; 1 to 200 characters.</param>
/// <param name="Insistence">Why all the same where a case rests on the period; at most 400 characters; blank where none does.</param>
public sealed record ReopenRequest(string Reason, string Document, string? Insistence = null)
{
    internal const int LongestReason = 400;
    private const int LongestDocument = 200;

    /// <summary>The field that is missing or out of bounds, or <see langword="null"/>.</summary>
    public string? FaultyField =>
        string.IsNullOrWhiteSpace(Reason) || Reason.Length > LongestReason ? nameof(Reason)
        : string.IsNullOrWhiteSpace(Document) || Document.Length > LongestDocument ? nameof(Document)
        : Insistence?.Length > LongestReason ? nameof(Insistence)
        : null;

    /// <summary>It is to be reopened although a case rests on it.</summary>
    public bool Insists => !string.IsNullOrWhiteSpace(Insistence);
}
