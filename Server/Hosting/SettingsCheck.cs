using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Server.Hosting;

/// <summary>Checks the settings of all parts together, so that one start tells every fault.</summary>
internal static partial class SettingsCheck
{
    /// <summary>Lets every part check its settings.</summary>
    /// <param name="services">The composed application.</param>
    /// <param name="faults">Faults found before.</param>
    /// <exception cref="StartFaultException">There is at least one fault; each is a line that names its key.</exception>
    public static void Demand(IServiceProvider services, List<string> faults)
    {
        try
        {
            services.GetService<IStartupValidator>()?.Validate();
        }
        catch (OptionsValidationException e)
        {
            faults.AddRange(Lines(e));
        }
        catch (AggregateException e)
        {
            faults.AddRange(e.Flatten().InnerExceptions.SelectMany(Lines));
        }
        catch (InvalidOperationException e)
        {
            AddUntold(faults, e);
        }

        if (faults.Count > 0)
        {
            throw Fault(faults);
        }
    }

    /// <summary>Composes the program; a value that does not fit its type is one more fault.</summary>
    /// <exception cref="StartFaultException">Such a value stands in the settings.</exception>
    public static WebApplication Compose(Func<WebApplication> build, List<string> faults)
    {
        try
        {
            return build();
        }
        catch (InvalidOperationException e) when (e.InnerException is ArgumentException or FormatException or OverflowException)
        {
            AddUntold(faults, e);
            throw Fault(faults);
        }
    }

    // The binder stops at the first value that does not fit; all of them have been told by their keys before.
    private static void AddUntold(List<string> faults, Exception e)
    {
        if (faults.Count == 0)
        {
            faults.Add(e.Message);
        }
    }

    // One line for each key: two parts may have found the same fault.
    private static StartFaultException Fault(List<string> faults)
    {
        var lines = faults.DistinctBy(fault => fault.Split(": ")[0]).ToList();
        return new StartFaultException(
            $"EnergyQuota cannot start: {lines.Count} setting(s) to mend.{Environment.NewLine}  " + string.Join(Environment.NewLine + "  ", lines));
    }

    private static IEnumerable<string> Lines(Exception e) =>
        e is OptionsValidationException options ? options.Failures.Select(failure => Keyed(failure, options.OptionsType)) : [e.Message];

    // The annotations' own sentence names a class; a person needs the key.
    private static string Keyed(string failure, Type type)
    {
        var match = Annotation().Match(failure);
        var section = type.GetField("Section", BindingFlags.Public | BindingFlags.Static)?.GetRawConstantValue() as string;
        if (!match.Success || section is null)
        {
            return failure;
        }

        var (key, error) = ($"{section}:{match.Groups["member"].Value}", match.Groups["error"].Value);
        return error.StartsWith(section, StringComparison.Ordinal) ? error : $"{key}: {error}";
    }

    [GeneratedRegex("^DataAnnotation validation failed for '.*' members: '(?<member>[^']*)' with the error: '(?<error>.*)'\\.$")]
    private static partial Regex Annotation();
}
