namespace EnergyQuota.Server.Importing;

/// <summary>Why an uploaded file is not taken.</summary>
internal enum UploadFault
{
    /// <summary>Its name is more than a name of what it holds.</summary>
    NotNamed,

    /// <summary>Neither CSV nor a workbook.</summary>
    OtherType,

    /// <summary>All files of the upload together are too large.</summary>
    TooLarge,

    /// <summary>The workbook cannot be read, or a sheet is not named after what it holds.</summary>
    Workbook,

    /// <summary>There is no such upload, or no more.</summary>
    Gone,
}

/// <summary>An uploaded file is not taken.</summary>
/// <param name="fault">Why.</param>
/// <param name="message">The same for a program.</param>
/// <param name="inner">What it came from.</param>
internal sealed class UploadFaultException(UploadFault fault, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Why.</summary>
    public UploadFault Fault { get; } = fault;
}
