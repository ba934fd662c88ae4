namespace EnergyQuota.Trials.Servers;

/// <summary>The product as a person runs it: a process of its own with a data folder of its own.</summary>
/// <param name="folder">The data folder.</param>
/// <param name="settings">Settings beside the folder, by key such as <c>Ingest:OldestReading</c>.</param>
/// <param name="log">The file its output is added to.</param>
/// <param name="clock">The clock that it sees; <see langword="null"/>: the machine's.</param>
internal sealed class ProductServer(string folder, IReadOnlyDictionary<string, string> settings, string log, FakedClock? clock = null) : IAsyncDisposable
{
    private readonly int _port = ManagedProcess.FreePort();
    private ManagedProcess? _running;

    /// <summary>The state database.</summary>
    public string StateFile => Path.Combine(folder, "state.db");

    /// <summary>The address of its site.</summary>
    public Uri Site => new($"http://127.0.0.1:{_port}");

    /// <summary>Runs a verb to its end.</summary>
    /// <param name="arguments">The verb and what stands behind it.</param>
    /// <param name="limit">The longest it may take.</param>
    /// <exception cref="TrialException">It failed.</exception>
    public async Task RunAsync(IReadOnlyList<string> arguments, TimeSpan limit)
    {
        await using var process = Start(arguments);
        using var late = new CancellationTokenSource(limit);
        while (!process.HasExited)
        {
            if (late.IsCancellationRequested)
            {
                throw process.Failed("did not end");
            }

            await Task.Delay(50);
        }

        if (await process.StopAsync(TimeSpan.FromSeconds(5)) is not 0 and var code)
        {
            throw process.Failed($"ended with {code}");
        }
    }

    /// <summary>Starts <c>serve</c> and waits until it says that it is ready.</summary>
    /// <exception cref="TrialException">It did not become ready.</exception>
    public async Task StartAsync()
    {
        Launch();
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        for (var attempt = 0; attempt < 600; attempt++)
        {
            DemandRunning();
            try
            {
                using var answer = await client.GetAsync(new Uri($"http://127.0.0.1:{_port}/healthz/ready"));
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
            {
                // Not listening yet.
            }

            await Task.Delay(100);
        }

        throw _running.Failed("did not become ready");
    }

    /// <summary>Starts <c>serve</c> and does not wait for anything.</summary>
    [System.Diagnostics.CodeAnalysis.MemberNotNull(nameof(_running))]
    public void Launch() => _running = Start(["serve"]);

    /// <summary>The number of its process.</summary>
    public int ProcessId => _running!.Id;

    /// <summary>Asks one of its addresses.</summary>
    /// <param name="path">The path.</param>
    /// <param name="token">What it wants to be shown.</param>
    public async Task<string> AskAsync(string path, string token)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return await client.GetStringAsync(new Uri($"http://127.0.0.1:{_port}{path}"));
    }

    /// <summary>The time with which it answers.</summary>
    /// <exception cref="TrialException">It answers without.</exception>
    public async Task<DateTimeOffset> AskTimeAsync()
    {
        // It makes the text of the time once a second.
        await Task.Delay(TimeSpan.FromSeconds(1.1));
        using var client = new HttpClient();
        using var answer = await client.GetAsync(new Uri(Site, "/healthz/live"));
        return answer.Headers.Date ?? throw new TrialException("The product answers without a time.");
    }

    /// <summary>Kills it.</summary>
    public Task KillAsync() => _running!.KillAsync();

    /// <summary>Stops it as a service manager does; its files are free afterwards.</summary>
    /// <exception cref="TrialException">It did not stop in time, or not well.</exception>
    public async Task StopAsync()
    {
        var code = await _running!.StopAsync(TimeSpan.FromSeconds(60));
        if (code != 0)
        {
            throw _running.Failed($"ended with {code}");
        }
    }

    /// <summary>Fails where it has ended by itself.</summary>
    /// <exception cref="TrialException">It has.</exception>
    public void DemandRunning()
    {
        if (_running!.HasExited)
        {
            throw _running.Failed("ended by itself");
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _running?.DisposeAsync() ?? ValueTask.CompletedTask;

    private ManagedProcess Start(IReadOnlyList<string> arguments)
    {
        var environment = settings.ToDictionary(static pair => pair.Key.Replace(":", "__", StringComparison.Ordinal), static pair => pair.Value);
        foreach (var (name, value) in clock?.Environment ?? new Dictionary<string, string>())
        {
            environment[name] = value;
        }

        environment["Data__Folder"] = folder;
        environment["Site__Urls"] = $"http://127.0.0.1:{_port}";
        return ManagedProcess.Start($"energyquota {arguments[0]}", "dotnet", [Program(), .. arguments], environment, log);
    }

    // Built beside this program: artifacts/bin/<project>/<configuration>/.
    private static string Program()
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        return Path.Combine(here.Parent!.Parent!.FullName, "EnergyQuota.Server", here.Name, "energyquota.dll");
    }
}
