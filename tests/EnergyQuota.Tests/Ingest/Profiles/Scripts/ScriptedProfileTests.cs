using System.Text;
using EnergyQuota.Ingest.Decoding;
using EnergyQuota.Ingest.Profiles;
using EnergyQuota.Tests.Servers;

namespace EnergyQuota.Tests.Ingest.Profiles.Scripts;

public sealed class ScriptedProfileTests
{
    private const string Script = """
        function decodeUplink(input) {
            if (input.fPort !== 85) { return { errors: ['unknown FPort ' + input.fPort] }; }
            var wh = 0;
            for (var at = 0; at < 4; at++) { wh = wh * 256 + input.bytes[at]; }
            return { data: { energy: wh, history: [{ ts: 1767225600, wh: wh - 1 }] }, warnings: input.bytes.length > 4 ? ['longer than known'] : [] };
        }
        """;

    private static readonly string[] Profile =
    [
        "title: scripted", "source: test", "topics: [\"t/{device}\"]", "meter: \"{$.dev}\"",
        "script: { file: decoder.js, bytes: [$.data, $.frm_payload], port: $.fPort }",
        "readings:", "  - { value: $.decoded.energy, unit: Wh }",
        "  - { items: \"$.decoded.history[*]\", value: \"@.wh\", register: past, time: { at: \"@.ts\", form: epoch_seconds } }",
    ];

    [Theory]
    [InlineData("""{"dev":"70b3","fPort":85,"data":"AAAB9A=="}""")]
    [InlineData("""{"dev":"70b3","fPort":85,"frm_payload":"AAAB9A==","decoded":{"energy":1}}""")]
    public void Decode_FrameInTheMessage_IsMappedLikeJson(string payload)
    {
        var outcome = Decode(payload);

        Assert.Empty(outcome.Rejections);
        Assert.Equal([("70b3", "total", 500m, "Wh"), ("70b3", "past", 499m, null)], outcome.Readings.Select(static r => (r.Meter, r.Register, r.Value, r.Unit)));
    }

    [Fact]
    public void Decode_FrameInHexadecimal_IsReadWhereTheProfileSaysSo() =>
        Assert.Equal(500m, Decode("""{"dev":"70b3","fPort":85,"data":"000001F4"}""", "$.frm_payload]", "$.frm_payload], form: hex").Readings[0].Value);

    [Fact]
    public void Decode_ScriptThatWarns_IsReadAndTheWarningKept()
    {
        var outcome = Decode("""{"dev":"70b3","fPort":85,"data":"AAAB9AA="}""");

        Assert.Equal((2, "longer than known"), (outcome.Readings.Count, Assert.Single(outcome.Warnings)));
    }

    [Theory]
    [InlineData("""{"dev":"70b3","fPort":3,"data":"AAAB9A=="}""", "unknown FPort 3")]
    [InlineData("""{"dev":"70b3","fPort":85,"data":"?"}""", "not base64")]
    [InlineData("""{"dev":"70b3","fPort":85}""", "no frame")]
    [InlineData("""{"dev":"70b3","data":"AAAB9A=="}""", "no port")]
    public void Decode_FrameThatCannotBeRead_IsKeptWholeWithTheWords(string payload, string words)
    {
        var rejection = Assert.Single(Decode(payload).Rejections);

        Assert.Equal((RejectReason.ScriptFault, payload), (rejection.Reason, Encoding.UTF8.GetString(rejection.Payload.Span)));
        Assert.Contains(words, rejection.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("file: decoder.js", "file: ../decoder.js", "beside the profile")]
    [InlineData("file: decoder.js", "file: other.js", "does not lie beside")]
    [InlineData("bytes: [$.data, $.frm_payload], ", "", "script bytes")]
    [InlineData("port: $.fPort", "port: \"@.fPort\"", "must begin with $")]
    public void Read_FaultyScriptRule_IsNamed(string right, string wrong, string words)
    {
        var faults = new List<ProfileFault>();
        Read(faults, right, wrong);

        Assert.Contains(words, Assert.Single(faults).ToString(), StringComparison.Ordinal);
    }

    private static ProfileOutcome Decode(string payload, string right = "", string said = "")
    {
        var faults = new List<ProfileFault>();
        var profiles = Read(faults, right, said);
        Assert.Empty(faults);
        return profiles.DecodeAlone(ProfileWorld.Message("t/d", Encoding.UTF8.GetBytes(payload)))!;
    }

    private static ProfileSet Read(List<ProfileFault> faults, string right, string said)
    {
        using var folder = new TemporaryFolder();
        var text = string.Join('\n', Profile);
        File.WriteAllText(Path.Combine(folder.Path, "one.yaml"), right.Length == 0 ? text : text.Replace(right, said, StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(folder.Path, "decoder.js"), Script);
        return ProfileFiles.Read([folder.Path], faults);
    }
}
