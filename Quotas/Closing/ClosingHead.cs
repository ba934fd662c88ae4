namespace EnergyQuota.Quotas.Closing;

/// <summary>What the heads of closed months and closed years have in common: who closed it, and who reopened it.</summary>
/// <remarks>A head is never removed. Reopening writes who, when and why into it; closing again makes the next edition.</remarks>
public abstract class ClosingHead
{
    /// <summary>The number of the closing.</summary>
    public long Id { get; set; }

    /// <summary>The institution.</summary>
    public required string InstitutionCode { get; set; }

    /// <summary>1 for the first closing of this period, one more each time it is closed again after having been reopened.</summary>
    public int Edition { get; set; } = 1;

    /// <summary>SHA-256 over what was closed, in 64 hexadecimal digits.</summary>
    public required string Digest { get; set; }

    /// <summary>The account that closed it.</summary>
    public required string ClosedBy { get; set; }

    /// <summary>When.</summary>
    public required DateTimeOffset ClosedAt { get; set; }

    /// <summary>The account that reopened it; <see langword="null"/>: it is in force.</summary>
    public string? ReopenedBy { get; set; }

    /// <summary>When it was reopened; <see langword="null"/>: it is in force.</summary>
    public DateTimeOffset? ReopenedAt { get; set; }

    /// <summary>Why it was reopened; 1 to 400 characters, empty while in force.</summary>
    public string ReopenReason { get; set; } = "";

    /// <summary>The document that ordered it: number or title; 1 to 200 characters, empty while in force.</summary>
    public string ReopenDocument { get; set; } = "";

    /// <summary>Why it was reopened although a case rests on it; empty where none did.</summary>
    public string ReopenInsistence { get; set; } = "";

    /// <summary>It counts.</summary>
    public bool InForce => ReopenedAt is null;

    /// <summary>Writes the reopening down.</summary>
    /// <param name="who">The account.</param>
    /// <param name="at">When.</param>
    /// <param name="request">Why.</param>
    internal void Reopen(string who, DateTimeOffset at, ReopenRequest request) =>
        (ReopenedBy, ReopenedAt, ReopenReason, ReopenDocument, ReopenInsistence) =
            (who, at, request.Reason.Trim(), request.Document.Trim(), request.Insistence?.Trim() ?? "");
}
