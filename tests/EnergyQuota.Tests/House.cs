namespace EnergyQuota.Tests;

/// <summary>A room of the house: a project, what it may refer to and which packages it may use.</summary>
/// <param name="Folder">The folder, which is the project's name without <c>EnergyQuota.</c></param>
/// <param name="RefersTo">Rooms it may refer to.</param>
/// <param name="Packages">Packages it may use, beside <see cref="House.Everywhere"/>.</param>
internal sealed record Room(string Folder, string[] RefersTo, string[] Packages)
{
    /// <summary>The path of the project file.</summary>
    public string Project => Path.Combine(Folder, $"EnergyQuota.{Folder}.csproj");

    /// <summary>The name of the compiled assembly.</summary>
    public string Assembly => Folder == "Server" ? "energyquota" : $"EnergyQuota.{Folder}";
}

/// <summary>The plan: rooms, arrows, and which package is used where. See docs/architecture.md.</summary>
internal static class House
{
    /// <summary>Abstractions without an engine behind them, and the analyzers: any room may use them.</summary>
    public static readonly string[] Everywhere =
    [
        "Microsoft.CodeAnalysis.BannedApiAnalyzers",
        "Microsoft.Extensions.DependencyInjection.Abstractions",
        "Microsoft.Extensions.Hosting.Abstractions",
        "Microsoft.Extensions.Logging.Abstractions",
        "Microsoft.Extensions.Options",
        "Microsoft.Extensions.Options.ConfigurationExtensions",
        "Microsoft.Extensions.Options.DataAnnotations",
    ];

    /// <summary>All rooms of the product.</summary>
    public static readonly Room[] Rooms =
    [
        new("Metering", [], ["DuckDB.NET.Data.Full"]),
        new("Registry", ["Metering"], ["CsvHelper", "ExcelDataReader", "Microsoft.EntityFrameworkCore", "Microsoft.EntityFrameworkCore.Relational", "YamlDotNet"]),
        new("Ingest", ["Registry", "Metering"], ["Google.Protobuf", "Jint", "Microsoft.FASTER.Core", "MQTTnet", "MQTTnet.Server", "YamlDotNet"]),
        new("Quotas", ["Registry", "Metering"], ["Quartz", "YamlDotNet"]),
        new("Inspections", ["Quotas", "Documents", "Registry", "Metering"], ["Quartz", "YamlDotNet"]),
        new("Reports", ["Inspections", "Quotas", "Documents", "Registry", "Metering"], ["Quartz"]),
        new("Documents", [], ["DocumentFormat.OpenXml", "HarfBuzzSharp", "HarfBuzzSharp.NativeAssets.Linux", "ScottPlot", "SkiaSharp", "SkiaSharp.NativeAssets.Linux.NoDependencies"]),
        new("Server",
            ["Metering", "Registry", "Ingest", "Quotas", "Inspections", "Documents", "Reports"],
            [
                "MailKit", "Microsoft.AspNetCore.Authentication.OpenIdConnect", "Microsoft.AspNetCore.OpenApi", "Microsoft.Data.Sqlite", "Microsoft.EntityFrameworkCore.Design", "Microsoft.EntityFrameworkCore.Sqlite",
                "MQTTnet", "OpenTelemetry.Exporter.OpenTelemetryProtocol", "prometheus-net", "QRCoder", "Quartz", "Quartz.Extensions.Hosting", "Scalar.AspNetCore", "Spectre.Console",
                "System.CommandLine", "Vizor.ECharts",
            ]),
    ];

    /// <summary>The start of an assembly's name, and the rooms that may refer to such assemblies.</summary>
    public static readonly (string Prefix, string[] Rooms)[] Engines =
    [
        ("DuckDB.NET", ["Metering"]),
        ("FASTER", ["Ingest"]),
        ("Google.Protobuf", ["Ingest"]),
        ("Jint", ["Ingest"]),
        ("Acornima", ["Ingest"]),
        ("MQTTnet", ["Ingest", "Server"]),
        ("MailKit", ["Server"]),
        ("MimeKit", ["Server"]),
        ("Microsoft.EntityFrameworkCore.Sqlite", ["Server"]),
        ("Microsoft.Data.Sqlite", ["Server"]),
        ("CsvHelper", ["Registry"]),
        ("ExcelDataReader", ["Registry"]),
        ("YamlDotNet", ["Registry", "Quotas", "Inspections", "Ingest"]),
        ("ScottPlot", ["Documents"]),
        ("SkiaSharp", ["Documents"]),
        ("DocumentFormat.OpenXml", ["Documents"]),
        ("OpenTelemetry", ["Server"]),
        ("Prometheus", ["Server"]),
        ("QRCoder", ["Server"]),
        ("Scalar", ["Server"]),
        ("Spectre.Console", ["Server"]),
        ("System.CommandLine", ["Server"]),
        ("Quartz", ["Quotas", "Inspections", "Reports", "Server"]),
    ];

    /// <summary>Folders and projects that the design names.</summary>
    public static readonly string[] Named =
    [
        "Metering", "Registry", "Ingest", "Quotas", "Quotas/Jobs", "Inspections", "Reports", "Documents",
        "Server", "Server/Pages", "Server/Migrations/Sqlite", "tests/EnergyQuota.Tests", "tests/EnergyQuota.Benchmarks", "tests/EnergyQuota.Trials",
        "config", "config/appsettings.json", "config/mosquitto.conf", "config/standards", "config/coefficients", "docs", "docs/decisions",
    ];
}
