namespace EnergyQuota.Quotas.Evidence;

/// <summary>What a check of an evidence pack found.</summary>
public enum PackFaultKind
{
    /// <summary>The file is no pack, or so much of it is gone that nothing can be read.</summary>
    NotAPack,

    /// <summary>The container is not written as packs are: something was changed, put in, cut off or packed anew around the files.</summary>
    Form,

    /// <summary>The container's bytes are others than those that were signed.</summary>
    Container,

    /// <summary>A file that the manifest names is not there.</summary>
    FileMissing,

    /// <summary>A file is there that the manifest does not name.</summary>
    FileExtra,

    /// <summary>A file is another than the one the manifest names.</summary>
    FileAltered,

    /// <summary>The manifest is not as the key signed it.</summary>
    SignatureWrong,

    /// <summary>The manifest is signed, but by another key than the one that is trusted.</summary>
    KeyForeign,

    /// <summary>A file says what its form does not allow.</summary>
    Unreadable,

    /// <summary>A stage that was computed again gives something else than the pack says.</summary>
    Recomputed,

    /// <summary>An audit line is not as it was written, or says something else of the verdict.</summary>
    AuditLine,
}

/// <summary>One thing that a check of an evidence pack found.</summary>
/// <param name="Kind">What.</param>
/// <param name="File">In which file; empty: in the pack as a whole.</param>
/// <param name="Detail">The same for a person.</param>
public sealed record PackFault(PackFaultKind Kind, string File, string Detail)
{
    /// <summary>By what it was found, for a person.</summary>
    public string FoundBy => Kind switch
    {
        PackFaultKind.NotAPack or PackFaultKind.Form => "by the form of the container",
        PackFaultKind.Container or PackFaultKind.FileAltered or PackFaultKind.FileMissing or PackFaultKind.FileExtra => "by the hashes of the manifest",
        PackFaultKind.SignatureWrong => "by the signature",
        PackFaultKind.KeyForeign => "by the trusted key",
        PackFaultKind.AuditLine => "by the audit line",
        _ => "by computing again",
    };

    /// <summary>The fault as one line.</summary>
    public override string ToString() => File.Length == 0 ? $"{FoundBy}: {Detail}" : $"{FoundBy}: {File}: {Detail}";
}
