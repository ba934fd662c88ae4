namespace EnergyQuota.Trials.Servers;

/// <summary>A real Mosquitto on loopback, with the settings of <c>config/mosquitto.conf</c> that do not name a place.</summary>
internal static class Mosquitto
{
    private static readonly string[] Places =
    [
        "listener", "port", "bind_address", "persistence_location", "persistence_file", "log_dest", "pid_file", "user",
        "password_file", "acl_file", "allow_anonymous", "include_dir", "cafile", "certfile", "keyfile", "require_certificate",
        "use_identity_as_username", "tls_version",
    ];

    private static readonly string[] ServerFolders = ["/usr/sbin", "/usr/local/sbin"];

    /// <summary>Starts it and waits until it listens.</summary>
    /// <param name="folder">Where it keeps its data; made where missing.</param>
    /// <param name="port">A free port.</param>
    /// <param name="template">The configuration file whose other settings are taken over.</param>
    public static async Task<ManagedProcess> StartAsync(string folder, int port, string template)
    {
        Directory.CreateDirectory(folder);
        var kept = File.ReadLines(template).Where(static line => !Places.Contains(line.Split(' ', 2)[0]));
        var file = Path.Combine(folder, "mosquitto.conf");
        string[] own =
        [
            $"listener {port} 127.0.0.1",
            "allow_anonymous true",
            $"persistence_location {folder}/",
            "log_dest stderr",
            "log_type subscribe",
            ..Environment.UserName == "root" ? ["user root"] : Array.Empty<string>(),
        ];
        await File.WriteAllLinesAsync(file, [.. kept, .. own]);
        var process = ManagedProcess.Start(
            "mosquitto", Program("mosquitto"), ["-c", file], new Dictionary<string, string>(), Path.Combine(folder, "mosquitto.log"));
        await process.WaitForPortAsync(port, TimeSpan.FromSeconds(20));
        return process;
    }

    /// <summary>Waits until someone has subscribed; what is published before would be nobody's.</summary>
    /// <param name="broker">The running broker.</param>
    /// <param name="filter">The topics subscribed to.</param>
    /// <param name="times">How often, counted over all runs of the broker.</param>
    /// <exception cref="TrialException">Nobody subscribed in time.</exception>
    public static async Task WaitForSubscriberAsync(ManagedProcess broker, string filter, int times = 1)
    {
        for (var attempt = 0; attempt < 600; attempt++)
        {
            if (CountSubscribers(broker, filter) >= times)
            {
                return;
            }

            await Task.Delay(100);
        }

        throw broker.Failed($"has no subscriber of {filter}");
    }

    /// <summary>How often someone has subscribed, over all runs of the broker.</summary>
    /// <param name="broker">The broker.</param>
    /// <param name="filter">The topics subscribed to.</param>
    public static int CountSubscribers(ManagedProcess broker, string filter) => ReadLog(broker.LogFile).Split($" {filter}").Length - 1;

    private static string ReadLog(string file)
    {
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }

    // Debian puts servers where the path of a plain account does not look.
    private static string Program(string name) =>
        ServerFolders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists) ?? name;
}
