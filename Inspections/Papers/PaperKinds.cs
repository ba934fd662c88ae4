using System.Diagnostics;

namespace EnergyQuota.Inspections.Papers;

/// <summary>The names of the kinds of papers.</summary>
public static class PaperKinds
{
    /// <summary>All kinds, in their order.</summary>
    public static IReadOnlyList<PaperKind> All { get; } = Enum.GetValues<PaperKind>();

    /// <summary>The name in addresses, commands and file names, e.g. <c>correction-order</c>.</summary>
    /// <param name="kind">The kind.</param>
    public static string Slug(this PaperKind kind) => kind switch
    {
        PaperKind.ExplanationNotice => "explanation-notice",
        PaperKind.InspectionRecord => "inspection-record",
        PaperKind.CorrectionOrder => "correction-order",
        PaperKind.RectificationOpinion => "rectification-opinion",
        PaperKind.Circular => "circular",
        _ => throw new UnreachableException(),
    };

    /// <summary>The Chinese name.</summary>
    /// <param name="kind">The kind.</param>
    public static string NameZh(this PaperKind kind) => kind switch
    {
        PaperKind.ExplanationNotice => "能耗超定额说明通知",
        PaperKind.InspectionRecord => "用能检查记录",
        PaperKind.CorrectionOrder => "责令限期改正通知书",
        PaperKind.RectificationOpinion => "节能整改意见书",
        PaperKind.Circular => "通报",
        _ => throw new UnreachableException(),
    };

    /// <summary>The kind of a name as in <see cref="Slug"/>, or <see langword="null"/>.</summary>
    /// <param name="slug">The name; may be <see langword="null"/>.</param>
    public static PaperKind? Find(string? slug) => All.Where(kind => kind.Slug() == slug).Cast<PaperKind?>().FirstOrDefault();
}
