using EnergyQuota.Metering.Closing;
using EnergyQuota.Quotas.Closing;

namespace EnergyQuota.Server.Endpoints;

/// <summary>What is to be closed.</summary>
/// <param name="Digest">The digest of the preview; left out: whatever it is now.</param>
/// <param name="Accepted">What is weak and accepted by name.</param>
public sealed record CloseRequest(string? Digest, IReadOnlyList<AcceptanceRequest>? Accepted);

/// <summary>Something weak that is accepted by name.</summary>
/// <param name="Meter">The meter's code.</param>
/// <param name="Register">The register's name; left out: the meter's only one.</param>
/// <param name="Part">What of it.</param>
/// <param name="Reason">Why; 1 to 400 characters.</param>
public sealed record AcceptanceRequest(string Meter, string? Register, ClosingPart Part, string? Reason);

/// <summary>Of whom a month is to be closed.</summary>
/// <param name="Institutions">Their codes; left out: all that the account sees.</param>
/// <param name="Q">Of all, only those with this in their name or code.</param>
public sealed record CloseManyRequest(IReadOnlyList<string>? Institutions, string? Q);

/// <summary>Why something closed is to be reopened.</summary>
/// <param name="Reason">Why; 1 to 400 characters.</param>
/// <param name="Document">The document that orders or allows it; 1 to 200 characters.</param>
/// <param name="Insistence">Why all the same where a case rests on it; at most 400 characters.</param>
public sealed record ReopenBody(string? Reason, string? Document, string? Insistence)
{
    internal ReopenRequest ToRequest() => new(Reason ?? "", Document ?? "", Insistence);
}

/// <summary>A year that is to be closed.</summary>
/// <param name="Digest">The digest of the preview; left out: whatever it is now.</param>
/// <param name="Accepted">What stands in the way and is accepted by name: kind and subject as the preview tells them.</param>
public sealed record CloseYearRequest(string? Digest, IReadOnlyList<YearAcceptanceRequest>? Accepted);

/// <summary>Something in the way of closing a year that is accepted by name.</summary>
/// <param name="Kind">What kind of reason.</param>
/// <param name="Subject">What it speaks of, as the preview tells it.</param>
/// <param name="Reason">Why it is accepted; 1 to 400 characters.</param>
public sealed record YearAcceptanceRequest(YearBlockKind Kind, string? Subject, string? Reason);
