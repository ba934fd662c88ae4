namespace EnergyQuota.Inspections.Cases;

/// <summary>A photograph or paper of a case. The file lies in the store of attachments, named by its SHA-256.</summary>
public sealed class CaseAttachment
{
    /// <summary>The case.</summary>
    public long CaseId { get; set; }

    /// <summary>Its number in the case, from 1.</summary>
    public required int Number { get; set; }

    /// <summary>The act with which it came.</summary>
    public required int ActNumber { get; set; }

    /// <summary>The finding it shows, or <see langword="null"/>.</summary>
    public int? FindingNumber { get; set; }

    /// <summary>The file: SHA-256 in hexadecimal, a point and its type.</summary>
    public required string File { get; set; }

    /// <summary>What it is; at most 200 characters, may be empty.</summary>
    public string Title { get; set; } = "";
}

/// <summary>Whether files that attachments name are kept.</summary>
public interface IKeptFiles
{
    /// <summary>Whether a file of this name is kept.</summary>
    /// <param name="name">The name: SHA-256 in hexadecimal, a point and its type.</param>
    bool Holds(string name);
}
