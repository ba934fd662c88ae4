using System.Text.Json.Nodes;
using EnergyQuota.Trials;

namespace EnergyQuota.Tests.Metering;

/// <summary>The runner behind <c>tests/registers</c>: it must fail wherever a result is wrong, and say where.</summary>
public sealed class RegisterScenariosTests : IDisposable
{
    private const string Scenario = """
        {"id": "x", "what": "A jump, beside a wrong clock, with a ratio.",
         "meter": {"unit": "kWh", "expected_interval_s": 3600, "rated_max_per_hour": "10", "multiplier": "3"},
         "readings": [["2026-08-01T00:00:00Z", "100"], ["2026-08-01T01:00:00Z", "105.50"], ["1970-01-01T00:00:00Z", "1000", "2026-08-01T02:00:00Z"],
                      ["2026-08-01T03:00:00Z", "1003"], ["2026-08-01T09:00:00Z", "1006"], ["2026-08-02T00:00:00Z", "1007"], ["2026-08-02T01:00:00Z", "1008"],
                      ["2026-08-02T02:00:00Z", "1009"], ["2026-08-02T03:00:00Z", "1010"]],
         "expect": {"total": "15.5",
                    "terms": {"first": "100", "last": "1010", "last_minus_first": "910", "wraps": "0", "replacement_steps": "0", "held": "894.5"},
                    "days": {"2026-08-01": "12.5", "2026-08-02": "3"}, "estimated_hours": 22,
                    "findings": [{"kind": "jump", "at": "2026-08-01T02:00:00Z", "amount": "894.50"}, {"kind": "clock", "at": "2026-08-01T02:00:00Z"}],
                    "multiplied": {"total": "46.5", "days": {"2026-08-01": "37.5", "2026-08-02": "9"}}}}
        """;

    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Run_EverythingAsExpected_Passes() => Assert.Equal((0, "1 passed, 0 failed"), Run(Changed(_ => { })));

    [Theory]
    [InlineData("total", "15.500000000001")]
    [InlineData("terms.first", "101")]
    [InlineData("terms.last", null)]
    [InlineData("terms.last_minus_first", "0")]
    [InlineData("terms.wraps", "1")]
    [InlineData("terms.replacement_steps", "1")]
    [InlineData("terms.held", "894.4")]
    [InlineData("terms.lost", "0")]
    [InlineData("days.2026-08-02", "3.0000000000000000001")]
    [InlineData("days.2026-08-03", "0")]
    [InlineData("estimated_hours", "23")]
    [InlineData("multiplied.total", "43")]
    [InlineData("multiplied.days.2026-08-01", "37")]
    public void Run_OneExpectationChanged_FailsWithIt(string path, string? value)
    {
        var (code, output) = Run(Changed(expect =>
        {
            var steps = path.Split('.');
            var parent = steps.SkipLast(1).Aggregate(expect, (node, step) => node[step]!);
            parent[steps[^1]] = value;
        }));

        Assert.Equal(1, code);
        Assert.StartsWith($"{_file}:1: x: {path.Split(".2026")[0]}: expected [", output, StringComparison.Ordinal);
        Assert.EndsWith("0 passed, 1 failed", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kind", "spike")]
    [InlineData("at", "2026-08-01T02:00:01Z")]
    [InlineData("amount", "894")]
    public void Run_OneFindingChanged_Fails(string field, string value)
    {
        var (code, output) = Run(Changed(expect => expect["findings"]![0]![field] = value));

        Assert.Equal(1, code);
        Assert.Contains("x: findings: expected [", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_ADayOrAFindingNotExpected_Fails()
    {
        Assert.Equal(1, Run(Changed(expect => expect["days"]!.AsObject().Remove("2026-08-02"))).Code);
        Assert.Equal(1, Run(Changed(expect => expect["findings"]!.AsArray().RemoveAt(1))).Code);
    }

    [Fact]
    public void Run_ExpectationNobodyKnows_FailsByFileAndLine()
    {
        var (code, output) = Run(Changed(_ => { }) + "\n\n" + Changed(expect => expect["gaps"] = 3));

        Assert.Equal(1, code);
        Assert.Equal($"{_file}:3: There is no 'gaps' in expect.\n1 passed, 1 failed", output);
    }

    [Theory]
    [InlineData("{", "Expected depth to be zero")]
    [InlineData("[]", "requires an element of type 'Object'")]
    [InlineData("""{"id": "x"}""", "'meter' is missing.")]
    [InlineData("""{"id": "x", "meter": {"unit": "kWh", "expected_interval_s": 60}, "readings": [[null, "1"]], "expect": {}}""", "neither a device time nor a receive time")]
    [InlineData("""{"id": "x", "meter": {"unit": "kWh", "expected_interval_s": 60}, "readings": [["2026-08-01T00:00:00Z", "1,5"]], "expect": {}}""", "1,5")]
    [InlineData("""{"id": "x", "meter": {"unit": "kWh", "expected_interval_s": 60}, "readings": [["yesterday", "1"]], "expect": {}}""", "'yesterday' is no instant.")]
    [InlineData("""{"id": "x", "meter": {"unit": "kWh", "expected_interval_s": 60}, "readings": [], "events": [{"type": "decision", "at": "2026-08-01T00:00:00Z", "verdict": "maybe"}], "expect": {}}""", "maybe")]
    public void Run_MalformedLine_FailsByFileLineAndReason(string line, string reason)
    {
        var (code, output) = Run(line + "\n" + Changed(_ => { }));

        Assert.Equal(1, code);
        Assert.StartsWith($"{_file}:1: ", output, StringComparison.Ordinal);
        Assert.Contains(reason, output.Split('\n')[0], StringComparison.Ordinal);
        Assert.EndsWith("1 passed, 1 failed", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_NoScenarioOrNoFile_Fails()
    {
        Assert.Equal(1, Run("\n").Code);
        Assert.Equal(1, RegisterScenarios.Run(_file + ".none", TextWriter.Null));
    }

    private static string Changed(Action<JsonNode> change)
    {
        var scenario = JsonNode.Parse(Scenario)!;
        change(scenario["expect"]!);
        return scenario.ToJsonString();
    }

    private (int Code, string Output) Run(string text)
    {
        File.WriteAllText(_file, text);
        using var output = new StringWriter { NewLine = "\n" };
        var code = RegisterScenarios.Run(_file, output);
        return (code, output.ToString().TrimEnd());
    }
}
