using EnergyQuota.Inspections.Papers.Facts;
using EnergyQuota.Inspections.Papers.Templates;

namespace EnergyQuota.Inspections.Papers.Filling;

/// <summary>A vocabulary over facts of one type. It begins with what every paper has.</summary>
internal sealed class VocabularyOf<TFacts> : PaperVocabulary
    where TFacts : PaperFacts
{
    private readonly List<(Placeholder Placeholder, Func<TFacts, PaperHeader, string> Value)> _scalars = [];
    private readonly List<(PlaceholderList List, Func<TFacts, IReadOnlyList<IReadOnlyDictionary<string, string>>> Items)> _lists = [];
    private readonly Func<TFacts, IReadOnlyList<Photograph>> _photographs;

    public VocabularyOf(PaperKind kind, Func<TFacts, IReadOnlyList<Photograph>>? photographs = null)
        : base(kind)
    {
        _photographs = photographs ?? (static _ => []);
        Add("文号", PlaceholderNeed.Obligatory, "文书编号", "the paper's number", static (_, header) => header.Number);
        Add("发文机关", PlaceholderNeed.Obligatory, "签发机关全称", "the agency that issues it", static (_, header) => header.Issuer.Name);
        Add("签发日期", PlaceholderNeed.Obligatory, "签发之日", "the day it is issued", static (_, header) => PaperWords.Day(header.IssuedOn));
        Add("单位名称", PlaceholderNeed.Obligatory, "公共机构名称", "the institution's name", static (_, header) => header.InstitutionName);
        Add("单位代码", PlaceholderNeed.Always, "统一社会信用代码", "the institution's code", static (facts, _) => facts.InstitutionCode);
        Add("地方依据", PlaceholderNeed.Optional, "地方规定", "local rules beside the decree", static (facts, _) => facts.LocalBasis);
        Add("联系人", PlaceholderNeed.Optional, "机关联系人", "whom to ask at the agency", static (_, header) => header.Issuer.Contact);
        Add("联系电话", PlaceholderNeed.Optional, "机关联系电话", "the agency's telephone", static (_, header) => header.Issuer.Phone);
        Add("机关地址", PlaceholderNeed.Optional, "机关地址", "the agency's address", static (_, header) => header.Issuer.Address);
        Add("替代文号", PlaceholderNeed.Optional, "被替代的文书编号", "the number of the paper this one takes the place of", static (_, header) => header.ReplacedNumber);
        Add("替代说明", PlaceholderNeed.Optional, "替代哪份文书及原因，一句话", "in one sentence which paper it takes the place of, and why", static (_, header) => Replacement(header));
    }

    public override IReadOnlyList<Placeholder> Placeholders => [.. _scalars.Select(static scalar => scalar.Placeholder)];

    public override IReadOnlyList<PlaceholderList> Lists => [.. _lists.Select(static list => list.List)];

    public VocabularyOf<TFacts> Basis(Func<TFacts, string> value) => With("法律依据", PlaceholderNeed.Obligatory, "法律依据", "the articles it rests on", value);

    public VocabularyOf<TFacts> With(string name, PlaceholderNeed need, string zh, string en, Func<TFacts, string> value)
    {
        Add(name, need, zh, en, (facts, _) => value(facts));
        return this;
    }

    public VocabularyOf<TFacts> With<TItem>(
        string name, PlaceholderNeed need, string zh, string en, Func<TFacts, IReadOnlyList<TItem>> items, params VocabularyField<TItem>[] fields)
    {
        VocabularyField<TItem>[] all = [.. fields];
        var list = new PlaceholderList(
            name, need, zh, en,
            [
                new Placeholder("序号", PlaceholderNeed.Always, "序号，如 1", "its place, as 1"),
                new Placeholder("序次", PlaceholderNeed.Always, "序次，如（一）", "its place, as （一）"),
                .. all.Select(static field => new Placeholder(field.Name, field.Need, field.Zh, field.En)),
            ]);
        _lists.Add((list, facts => [.. items(facts).Select((item, i) => ValuesOf(item, i + 1, all))]));
        return this;
    }

    public override PaperValues ValuesOf(PaperHeader header, PaperFacts facts)
    {
        ArgumentNullException.ThrowIfNull(header);
        var own = facts as TFacts ?? throw new ArgumentException($"Facts of a {Kind} are wanted.", nameof(facts));
        return new PaperValues(
            _scalars.ToDictionary(static scalar => scalar.Placeholder.Name, scalar => PaperWords.Clean(scalar.Value(own, header)), StringComparer.Ordinal),
            _lists.ToDictionary(static list => list.List.Name, list => list.Items(own), StringComparer.Ordinal),
            _photographs(own));
    }

    private static Dictionary<string, string> ValuesOf<TItem>(TItem item, int place, VocabularyField<TItem>[] fields)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["序号"] = PaperWords.Number(place), ["序次"] = PaperWords.Ordinal(place) };
        foreach (var field in fields)
        {
            values.Add(field.Name, PaperWords.Clean(field.Value(item)));
        }

        return values;
    }

    private static string Replacement(PaperHeader header) => header.ReplacedNumber.Length == 0 ? ""
        : $"替代{header.ReplacedNumber}，后者作废，原因：{header.ReplacedReason.TrimEnd('。')}。";

    private void Add(string name, PlaceholderNeed need, string zh, string en, Func<TFacts, PaperHeader, string> value) =>
        _scalars.Add((new Placeholder(name, need, zh, en), value));
}
