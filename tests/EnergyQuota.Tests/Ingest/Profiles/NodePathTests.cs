using System.Text.Json;
using EnergyQuota.Ingest.Profiles;

namespace EnergyQuota.Tests.Ingest.Profiles;

public sealed class NodePathTests
{
    private const string Message = """{"a":{"b c":[1,2,{"d":3}],"it's":4},"list":[{"n":"x"},{"n":"y"}],"map":{"p":{"v":5},"q":{"v":6}},"none":null}""";

    [Theory]
    [InlineData("$.a['b c'][0]", "1:")]
    [InlineData("$.a['b c'][-1].d", "3:")]
    [InlineData("$.a['it\\'s']", "4:")]
    [InlineData("$.list[*].n", "\"x\":0 \"y\":1")]
    [InlineData("$.list.*.n", "\"x\":0 \"y\":1")]
    [InlineData("$.map.*.v", "5:p 6:q")]
    [InlineData("$.map[*].v", "")]
    [InlineData("$.none", "null:")]
    [InlineData("$.a.x", "")]
    [InlineData("$.a['b c'][9]", "")]
    [InlineData("@.n", "\"item\":")]
    public void Find_Path_LeadsThere(string path, string places)
    {
        using var message = JsonDocument.Parse(Message);
        using var item = JsonDocument.Parse("""{"n":"item"}""");

        var found = NodePath.Parse(path, out _)!.Find(message.RootElement, item.RootElement);

        Assert.Equal(places, string.Join(' ', found.Select(place => $"{place.Node.GetRawText()}:{place.Key}")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a.b")]
    [InlineData("$a")]
    [InlineData("$.")]
    [InlineData("$..a")]
    [InlineData("$.a[")]
    [InlineData("$.a[x]")]
    [InlineData("$.a['b")]
    [InlineData("$.a['b'")]
    [InlineData("$.a[*].b[*]")]
    public void Parse_NoPath_SaysWhy(string text)
    {
        Assert.Null(NodePath.Parse(text, out var fault));
        Assert.NotEmpty(fault);
    }
}
