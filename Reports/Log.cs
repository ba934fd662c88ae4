using EnergyQuota.Registry.Files;
using Microsoft.Extensions.Logging;

namespace EnergyQuota.Reports;

/// <summary>What this room writes to the log; numbers 4000 to 4999.</summary>
internal static partial class Log
{
    [LoggerMessage(4000, LogLevel.Information, "Reports of institutions: {Filed} filed, {Unsettled} wait to be settled, {Failed} could not be printed.")]
    public static partial void FilingDone(this ILogger logger, int filed, int unsettled, int failed);

    [LoggerMessage(4003, LogLevel.Warning, "Reports are not filed in this run: readings wait in the journal for the reading store.")]
    public static partial void Postponed(this ILogger logger);

    [LoggerMessage(4001, LogLevel.Error, "The report of {Institution} for {Period} could not be printed and is not filed; it is tried again.")]
    public static partial void NotFiled(this ILogger logger, string institution, string period, Exception exception);

    [LoggerMessage(4002, LogLevel.Error, "The filed report {Path} is not handed out: {Fault}. Its SHA-256 when filed was {Sha256}.")]
    public static partial void NotHandedOut(this ILogger logger, string path, ArchiveFault fault, string sha256);

    [LoggerMessage(4004, LogLevel.Information, "Reports of regions: {Filed} filed, {Unsettled} wait to be settled, {Failed} could not be printed.")]
    public static partial void RegionFilingDone(this ILogger logger, int filed, int unsettled, int failed);

    [LoggerMessage(4005, LogLevel.Error, "The report of region {Region} for {Period} could not be printed and is not filed; it is tried again.")]
    public static partial void RegionNotFiled(this ILogger logger, string region, string period, Exception exception);
}
