using System.CommandLine;
using EnergyQuota.Server.Hosting;
using EnergyQuota.Server.Replay;
using MQTTnet.Exceptions;

namespace EnergyQuota.Server.Commands;

/// <summary><c>replay</c>: sends a folder of hourly files to a broker as gateways would.</summary>
internal static class ReplayCommand
{
    private static readonly Argument<string> Folder = new("folder") { Description = "The folder: metadata.csv and hourly/<building_id>.csv.gz." };
    private static readonly Option<string> Broker = new("--broker") { Description = "The broker, host:port.", DefaultValueFactory = _ => "localhost:1883" };
    private static readonly Option<string?> User = new("--user") { Description = "The account at the broker; its password comes from the environment variable MQTT_PASSWORD." };
    private static readonly Option<double> Speed = new("--speed") { Description = "Times faster than the files' own time; 0: as fast as the broker takes it." };
    private static readonly Option<bool> Shuffle = new("--shuffle") { Description = "Send in random order." };
    private static readonly Option<double> Duplicate = new("--duplicate") { Description = "Messages sent twice, percent." };
    private static readonly Option<double> Delay = new("--delay") { Description = "Messages that come late, percent." };
    private static readonly Option<double> DelayDays = new("--delay-days") { Description = "How late at most, days.", DefaultValueFactory = _ => 3 };
    private static readonly Option<double> Drop = new("--drop") { Description = "Readings never sent, percent." };
    private static readonly Option<int> Seed = new("--seed") { Description = "Makes the random choices.", DefaultValueFactory = _ => 1 };
    private static readonly Option<string?> Only = new("--only") { Description = "Only this building." };
    private static readonly Option<int> Batch = new("--batch") { Description = "Readings in one message.", DefaultValueFactory = _ => 48 };
    private static readonly Option<string?> Register = new("--register")
    {
        Description = "Write the institutions and meters of the folder as import files into this folder first, for `energyquota import`; nothing is sent.",
    };

    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var command = new Command("replay", """
            Turns hourly amounts into register positions and sends them at QoS 1 as gateways would.

            Example: energyquota replay buildings --broker localhost:1883 --shuffle --duplicate 5
            """)
        {
            Folder, Broker, User, Speed, Shuffle, Duplicate, Delay, DelayDays, Drop, Seed, Only, Batch, Register,
        };
        command.SetAction((parsed, cancellationToken) => Outcome.OfAsync(() => RunAsync(parsed, cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var settings = new ReplaySettings
        {
            Only = parsed.GetValue(Only),
            Batch = parsed.GetValue(Batch),
            Shuffle = parsed.GetValue(Shuffle),
            DuplicatePercent = parsed.GetValue(Duplicate),
            DelayPercent = parsed.GetValue(Delay),
            DelayDays = parsed.GetValue(DelayDays),
            DropPercent = parsed.GetValue(Drop),
            Seed = parsed.GetValue(Seed),
        };
        var faults = settings.Faults().ToList();
        if (faults.Count > 0)
        {
            throw new StartFaultException(string.Join(Environment.NewLine, faults));
        }

        try
        {
            var folder = BuildingFolder.Read(parsed.GetValue(Folder)!);
            if (parsed.GetValue(Register) is { } target)
            {
                return RegisterFiles(folder, target);
            }

            return await SendAsync(parsed, folder, settings, cancellationToken);
        }
        catch (Exception e) when (e is IOException or FormatException or UnauthorizedAccessException or MqttCommunicationException)
        {
            throw new StartFaultException(e.Message, e);
        }
    }

    private static int RegisterFiles(BuildingFolder folder, string target)
    {
        foreach (var file in BuildingImportFiles.Write(folder, target))
        {
            Console.WriteLine(file);
        }

        return 0;
    }

    private static async Task<int> SendAsync(ParseResult parsed, BuildingFolder folder, ReplaySettings settings, CancellationToken cancellationToken)
    {
        var plan = ReplayPlan.Make(folder, settings);
        Console.WriteLine($"{plan.Messages} messages, {plan.Readings} readings, {plan.Dropped} left out.");
        var target = BrokerTarget.Parse(parsed.GetValue(Broker)!, $"energyquota-replay-{Environment.ProcessId}") with
        {
            User = parsed.GetValue(User),
            Password = Environment.GetEnvironmentVariable("MQTT_PASSWORD"),
        };
        await using var publisher = new BrokerPublisher(target, TimeProvider.System);
        var progress = new InlineProgress(plan.Messages);
        await ReplayRun.SendAsync(plan, publisher, parsed.GetValue(Speed), TimeProvider.System, progress, cancellationToken);
        Console.WriteLine($"{publisher.Acknowledged} messages acknowledged.");
        return 0;
    }

    private sealed class InlineProgress(int total) : IProgress<int>
    {
        public void Report(int value)
        {
            if (value % 10_000 == 0)
            {
                Console.WriteLine($"{value} of {total} sent");
            }
        }
    }
}
