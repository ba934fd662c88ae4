using System.Text.RegularExpressions;

namespace EnergyQuota.Server.Texts;

/// <content>The details of rejects: they are kept in English, as the decoder writes them.</content>
internal static partial class Text
{
    /// <summary>The detail in the reader's language; what is not known here (a parser's own message) stays as it is.</summary>
    public static string OfDetail(string detail)
    {
        if (IsEnglish)
        {
            return detail;
        }

        foreach (var (form, chinese) in Details)
        {
            if (form.Match(detail) is { Success: true } match)
            {
                return match.Result(chinese);
            }
        }

        return detail;
    }

    private static readonly (Regex Form, string Chinese)[] Details =
    [
        (Form("^More than one gateway may leave here: counted, not kept\\.$"), "超过每个网关可保留的数量：只计数，不保留。"),
        (Form("^A retained message is the broker's memory, not a reading\\.$"), "保留消息是代理的留存，不是示数。"),
        (Form("^'(.*)' is not readings/\\(institution\\)/\\(gateway\\)\\.$"), "主题“$1”不是 readings/(机构)/(网关)。"),
        (Form("^The payload has more than (\\d+) bytes\\.$"), "报文超过 $1 字节。"),
        (Form("^'(.*)' is not an RFC 3339 time with a zone\\.$"), "“$1”不是带时区的 RFC 3339 时间。"),
        (Form("^The type of '(.*)' is wrong\\.$"), "“$1”的类型不对。"),
        (Form("^There is no meter\\.$"), "没有写表计。"),
        (Form("^The device calls the value '(.*)'\\.$"), "设备标注该值为“$1”。"),
        (Form("^There is no value\\.$"), "没有写数值。"),
        (Form("^'(.*)' is not a decimal number\\.$"), "“$1”不是十进制数。"),
        (Form("^Meter (.*) is not registered\\.$"), "表计 $1 没有登记。"),
        (Form("^Meter (.*) does not belong to (.*)\\.$"), "表计 $1 不属于 $2。"),
        (Form("^Meter (.*) has no register (.*)\\.$"), "表计 $1 没有计度器 $2。"),
        (Form("^'(.*)' cannot be converted to (.*)\\.$"), "“$1”不能换算为 $2。"),
        (Form("^(.*) is more than a register can show\\.$"), "$1 超过计度器所能显示的。"),
        (Form("^(.*) is more than (\\d+) days old\\.$"), "$1 早于 $2 天之前。"),
        (Form("LineNumber: (\\d+) \\| BytePositionInLine: (\\d+)\\.$"), "不是有效的 JSON（行 $1，字节 $2，均从 0 计）。"),
    ];

    private static Regex Form(string pattern) => new(pattern, RegexOptions.Singleline | RegexOptions.CultureInvariant);
}
