namespace EnergyQuota.Quotas.Standards;

/// <summary>What sub-classes of standards are called on paper. Standards that are imported may have others, which keep their codes.</summary>
public static class SubClassNames
{
    private static readonly Dictionary<string, (string Zh, string En)> Parts = new(StringComparer.Ordinal)
    {
        ["provincial"] = ("省级", "provincial"),
        ["city"] = ("市级", "city"),
        ["below_city"] = ("市级以下", "below city level"),
        ["county_or_district"] = ("区、县级", "county or district"),
        ["medical/primary"] = ("一级医院", "primary hospital"),
        ["medical/secondary"] = ("二级医院", "secondary hospital"),
        ["medical/tertiary"] = ("三级医院", "tertiary hospital"),
        ["education/preschool"] = ("学前教育", "preschool"),
        ["education/primary"] = ("初等教育", "primary school"),
        ["education/secondary"] = ("中等教育", "secondary school"),
        ["education/higher_education"] = ("高等教育", "higher education"),
        ["education/vocational_training"] = ("职业技能培训学校", "vocational training"),
        ["education/other"] = ("其他教育", "other education"),
        ["special_education"] = ("特殊教育", "special education"),
        ["vocational"] = ("职业学校", "vocational"),
        ["boarding"] = ("寄宿制", "boarding"),
        ["non_boarding"] = ("非寄宿制", "non-boarding"),
        ["bachelor_and_above"] = ("本科及以上", "bachelor and above"),
        ["junior_college"] = ("专科", "junior college"),
        ["library"] = ("图书馆", "library"),
        ["museum"] = ("博物馆", "museum"),
        ["science_museum"] = ("科技馆", "science museum"),
        ["theatre"] = ("剧院", "theatre"),
        ["gymnasium"] = ("体育馆", "gymnasium"),
    };

    /// <summary>A sub-class, in Chinese and in English; a part of it that is not known keeps its code.</summary>
    /// <param name="class">The class, without which some codes have no meaning: <c>primary</c> is a hospital or a school.</param>
    /// <param name="subClass">The sub-class, whose parts are separated by slashes; may be empty.</param>
    public static (string Zh, string En) Of(string @class, string subClass)
    {
        ArgumentNullException.ThrowIfNull(subClass);
        var names = subClass.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(part => Part(@class, part)).ToList();
        return (string.Join('·', names.Select(name => name.Zh)), string.Join(", ", names.Select(name => name.En)));
    }

    private static (string Zh, string En) Part(string @class, string code) =>
        Parts.TryGetValue($"{@class}/{code}", out var own) || Parts.TryGetValue(code, out own) ? own : (code, code);
}
