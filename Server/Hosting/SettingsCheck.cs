using Microsoft.Extensions.Options;

namespace EnergyQuota.Server.Hosting;

/// <summary>Checks the settings of all parts together, so that one start tells every fault.</summary>
internal static class SettingsCheck
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
            faults.AddRange(e.Failures);
        }
        catch (AggregateException e)
        {
            faults.AddRange(e.Flatten().InnerExceptions.SelectMany(Lines));
        }
        catch (InvalidOperationException e)
        {
            // The binder's own message names the key and the value that does not fit its type.
            faults.Add(e.Message);
        }

        if (faults.Count > 0)
        {
            throw new StartFaultException(
                $"EnergyQuota cannot start: {faults.Count} setting(s) to mend.{Environment.NewLine}  "
                + string.Join(Environment.NewLine + "  ", faults.Distinct()));
        }
    }

    private static IEnumerable<string> Lines(Exception e) => e is OptionsValidationException options ? options.Failures : [e.Message];
}
