using System.Collections;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using EnergyQuota.Ingest.Accounting;
using EnergyQuota.Ingest.Decoding;
using EnergyQuota.Ingest.Journal;
using EnergyQuota.Ingest.Mqtt;
using EnergyQuota.Ingest.Pipeline;
using EnergyQuota.Ingest.Profiles;
using EnergyQuota.Ingest.Rejects;
using EnergyQuota.Inspections;
using EnergyQuota.Inspections.Papers;
using EnergyQuota.Metering;
using EnergyQuota.Quotas;
using EnergyQuota.Quotas.Alerting;
using EnergyQuota.Quotas.Balancing;
using EnergyQuota.Quotas.Closing;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Registry;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.Editing;
using EnergyQuota.Reports;
using EnergyQuota.Server.Accounts;
using EnergyQuota.Server.Notifications;

namespace EnergyQuota.Server.Hosting;

/// <summary>Knows every key of our sections, so that a misspelt one is told and not silently without effect.</summary>
/// <remarks>
/// The configuration's own binder passes over keys it does not know and stops at the first value that does not fit;
/// here all of them are found at once. Sections of others (Logging, AllowedHosts, …) are not looked at.
/// </remarks>
internal static class SettingKeys
{
    /// <summary>The option classes; each names its section.</summary>
    public static readonly Type[] Options =
    [
        typeof(SiteOptions), typeof(MeteringOptions), typeof(QuotaOptions), typeof(InspectionOptions), typeof(DecodingOptions),
        typeof(JournalOptions), typeof(PipelineOptions), typeof(BrokerOptions), typeof(IntakeOptions), typeof(ProfileOptions),
        typeof(ReportOptions), typeof(AccountingOptions), typeof(RejectOptions), typeof(DeskOptions),
        typeof(ClosingOptions), typeof(TraceOptions), typeof(AuditOptions), typeof(PaperOptions), typeof(AlertOptions), typeof(NotificationOptions), typeof(MailOptions),
        typeof(BalanceOptions), typeof(StandardOptions), typeof(AccountOptions),
    ];

    private static readonly string[] Single = ["Data:Folder", "Site:Urls"];

    /// <summary>The name of an option class's section.</summary>
    public static string SectionOf(Type options) =>
        (string)options.GetField("Section", BindingFlags.Public | BindingFlags.Static)!.GetRawConstantValue()!;

    /// <summary>One line for each unknown key, and for each value that does not fit its type or bounds.</summary>
    public static IEnumerable<string> Faults(IConfiguration configuration)
    {
        var known = new SortedDictionary<string, PropertyInfo?>(StringComparer.OrdinalIgnoreCase);
        foreach (var key in Single)
        {
            known[key] = null;
        }

        foreach (var type in Options)
        {
            Learn(known, SectionOf(type), type);
        }

        var roots = known.Keys.Select(key => key.Split(':')[0]).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return roots.SelectMany(root => configuration.GetSection(root).GetChildren()).SelectMany(section => Look(section, known));
    }

    private static void Learn(SortedDictionary<string, PropertyInfo?> known, string path, Type type)
    {
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(static p => p.CanWrite))
        {
            var key = $"{path}:{property.Name}";
            known[key] = property;
            if (ElementOf(property.PropertyType) is { } element)
            {
                Learn(known, $"{key}:*", element);
            }
            else if (IsOurs(property.PropertyType))
            {
                Learn(known, key, property.PropertyType);
            }
        }
    }

    private static IEnumerable<string> Look(IConfigurationSection section, SortedDictionary<string, PropertyInfo?> known)
    {
        var key = Pattern(section.Path);
        if (known.TryGetValue(key, out var property) && property is not null && section.Value is { } text && Unfit(section.Path, property, text) is { } unfit)
        {
            return [unfit];
        }

        var isOnTheWay = known.Keys.Any(longer => longer.StartsWith(key + ":", StringComparison.OrdinalIgnoreCase));
        return known.ContainsKey(key) || isOnTheWay
            ? section.GetChildren().SelectMany(child => Look(child, known))
            : [$"{section.Path}: is not a setting; known here: {string.Join(", ", Beside(key, known))}."];
    }

    private static string? Unfit(string path, PropertyInfo property, string text)
    {
        if (ElementOf(property.PropertyType) is not null || IsOurs(property.PropertyType))
        {
            return text.Length == 0 ? null : $"{path}: '{text}' stands where a section belongs.";
        }

        object? value;
        try
        {
            value = TypeDescriptor.GetConverter(property.PropertyType).ConvertFromInvariantString(text);
        }
        catch (Exception e) when (e is FormatException or ArgumentException or NotSupportedException or OverflowException || e.InnerException is FormatException or OverflowException)
        {
            return $"{path}: '{text}' is no {Words(property.PropertyType)}.";
        }

        // The attributes' sentence names what it is given as the name.
        var context = new ValidationContext(property) { DisplayName = path, MemberName = null };
        return property.GetCustomAttributes<ValidationAttribute>()
            .Select(rule => rule.GetValidationResult(value, context)?.ErrorMessage).FirstOrDefault(static message => message is not null) is { } error
            ? $"{path}: {error}"
            : null;
    }

    private static string Words(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type == typeof(bool) ? "yes or no; write true or false"
            : type == typeof(int) || type == typeof(long) ? "whole number"
            : type == typeof(decimal) ? "number; write it with a point"
            : type == typeof(TimeSpan) ? "length of time; write days.hours:minutes:seconds, as 400.00:00:00"
            : type.IsEnum ? $"value it can have: {string.Join(", ", Enum.GetNames(type))}"
            : type.Name;
    }

    private static IEnumerable<string> Beside(string key, SortedDictionary<string, PropertyInfo?> known)
    {
        var parent = key[..(key.LastIndexOf(':') + 1)];
        return known.Keys.Where(other => other.StartsWith(parent, StringComparison.OrdinalIgnoreCase))
            .Select(other => other[parent.Length..].Split(':')[0]).Distinct(StringComparer.OrdinalIgnoreCase);
    }

    private static string Pattern(string path) =>
        string.Join(':', path.Split(':').Select(static part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? "*" : part));

    private static Type? ElementOf(Type type) =>
        type != typeof(string) && type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type) ? type.GetGenericArguments()[0] : null;

    private static bool IsOurs(Type type) => type.IsClass && type.Assembly.GetName().Name!.StartsWith("EnergyQuota", StringComparison.OrdinalIgnoreCase);
}
