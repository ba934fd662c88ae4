using System.Globalization;
using EnergyQuota.Inspections.Papers.Facts;
using static EnergyQuota.Inspections.Papers.Filling.PaperWords;
using static EnergyQuota.Inspections.Papers.Templates.PlaceholderNeed;

namespace EnergyQuota.Inspections.Papers.Filling;

/// <content>The record of an inspection.</content>
internal static partial class Vocabularies
{
    private static VocabularyOf<InspectionRecordFacts> InspectionRecord() =>
        new VocabularyOf<InspectionRecordFacts>(PaperKind.InspectionRecord, static facts => facts.Photographs)
            .Basis(static _ => Decree531.Cite((35, 0), (36, 0)))
            .With("检查日期", Obligatory, "检查之日", "the day of the inspection", static facts => Day(facts.InspectedOn))
            .With("检查时间", Always, "起止时间", "from when to when", static facts => $"{TimeOrBlank(facts.From)}至{TimeOrBlank(facts.To)}")
            .With("检查地点", Obligatory, "地点", "where", static facts => facts.Place)
            .With("检查事由", Obligatory, "检查事由", "why this institution", static facts => facts.Reason)
            .With("检查人员名单", Obligatory, "检查人员，以顿号分隔", "who inspected, in one line", static facts => Names(facts.Inspectors))
            .With("在场人员名单", Optional, "在场人员，以顿号分隔", "who was there for the institution, in one line", static facts => Names(facts.Present))
            .With("其他情况", Optional, "其他情况", "other things found", static facts => facts.Remarks)
            .With("陈述意见", Always, "被检查单位的意见", "what the institution said", static facts => string.IsNullOrWhiteSpace(facts.Statement) ? "无陈述意见。" : facts.Statement)
            .With("照片数", Optional, "照片张数，没有则为空", "how many photographs; nothing where there are none", static facts => facts.Photographs.Count == 0 ? "" : Number(facts.Photographs.Count))
            .With("检查人员", Optional, "检查人员", "who inspected", static facts => facts.Inspectors, Person())
            .With("在场人员", Optional, "在场人员", "who was there for the institution", static facts => facts.Present, Person())
            .With("检查事项", Obligatory, "条例第三十五条的八项", "the eight items of art. 35", static facts => [.. facts.Items.OrderBy(static item => item.Item)],
                new VocabularyField<CheckedItem>("事项", Always, "检查内容", "the item", static item => Decree531.Supervised(item.Item)),
                new VocabularyField<CheckedItem>("结果", Always, "符合、不符合、不适用或未检查", "what came of it", static item => ResultOf(item.Result)),
                new VocabularyField<CheckedItem>("情况", Optional, "检查情况", "what was seen", static item => item.Found))
            .With("室温", Optional, "室内温度", "temperatures", static facts => facts.Temperatures, Temperature())
            .With("计量器具", Optional, "计量器具核对", "meters checked", static facts => facts.Meters, Meter())
            .With("违法事项", Optional, "违反条例第三十七条的事项", "violations of art. 37", static facts => facts.Violations, Violation())
            .With("照片", Optional, "照片", "photographs", static facts => facts.Photographs,
                new VocabularyField<Photograph>("内容", Always, "内容", "what it shows", static photograph => photograph.Title),
                new VocabularyField<Photograph>("拍摄时间", Optional, "拍摄时间", "when it was taken", static photograph => Instant(photograph.TakenAt)),
                new VocabularyField<Photograph>("校验值", Always, "文件的 SHA-256", "the SHA-256 of its file", static photograph => photograph.Sha256));

    private static VocabularyField<InspectionPerson>[] Person() =>
    [
        new("姓名", Always, "姓名", "the name", static person => person.Name),
        new("职务", Optional, "职务或证件号", "post or certificate", static person => person.Post),
    ];

    private static VocabularyField<TemperatureReading>[] Temperature() =>
    [
        new("地点", Always, "地点", "where", static reading => reading.Place),
        new("工况", Always, "制冷或制热", "cooling or heating", static reading => reading.IsHeating ? "制热" : "制冷"),
        new("设定温度", Optional, "设定温度，℃", "what is set, °C", static reading => Number(reading.SetCelsius)),
        new("实测温度", Always, "实测温度，℃", "what was measured, °C", static reading => Number(reading.MeasuredCelsius)),
        new("室外温度", Optional, "室外温度，℃", "outdoors, °C", static reading => Number(reading.OutdoorCelsius)),
        new("判定", Optional, "符合或不符合", "whether it is as required", static reading => Answer(reading.Conforms, "符合", "不符合")),
        new("备注", Optional, "备注", "what else was seen", static reading => reading.Remark),
    ];

    private static VocabularyField<MeterCheck>[] Meter() =>
    [
        new("表计", Always, "计量器具编号", "the meter's code", static check => check.Meter),
        new("现场表号", Always, "现场铭牌表号", "the number on its plate", static check => check.PlateOnSite),
        new("登记表号", Optional, "登记的表号", "the number on record", static check => check.PlateOnRecord),
        new("现场倍率", Optional, "现场倍率", "the multiplier on site", static check => Number(check.MultiplierOnSite)),
        new("登记倍率", Optional, "登记的倍率", "the multiplier on record", static check => Number(check.MultiplierOnRecord)),
        new("现场示数", Always, "现场示数", "the register on site", static check => Number(check.RegisterOnSite)),
        new("系统示数", Optional, "同一时刻的系统示数", "our register at that time", static check => Number(check.RegisterOnRecord)),
        new("示数差", Optional, "现场示数减系统示数", "the first less the second", static check => Number(check.RegisterOnSite - check.RegisterOnRecord)),
        new("计量单位", Always, "单位", "the unit", static check => Unit(check.Unit)),
        new("抄表时间", Always, "抄表时间", "when it was read", static check => Instant(check.ReadAt)),
        new("判定", Always, "一致或不一致", "whether all agrees", static check => check.Agrees ? "一致" : "不一致"),
        new("备注", Optional, "备注", "why not", static check => check.Remark),
    ];

    private static string ResultOf(CheckResult result) => result switch
    {
        CheckResult.Conforms => "符合",
        CheckResult.DoesNotConform => "不符合",
        CheckResult.NotApplicable => "不适用",
        CheckResult.NotChecked => "未检查",
        _ => throw new ArgumentOutOfRangeException(nameof(result), result, null),
    };

    private static string TimeOrBlank(TimeOnly? time) => time is { } known ? Time(known) : "＿＿时＿＿分";

    private static string Names(IReadOnlyList<InspectionPerson> people) => string.Join(
        "、", people.Select(static person => person.Post.Length == 0 ? person.Name : string.Create(CultureInfo.InvariantCulture, $"{person.Name}（{person.Post}）")));
}
