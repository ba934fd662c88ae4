using System.Text.Json;
using System.Text.Json.Serialization;
using EnergyQuota.Quotas.Forecasting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnergyQuota.Quotas.State;

/// <summary>The tables of forecasts; their lists are kept as JSON, since nobody asks for one part of them.</summary>
internal static class ForecastTables
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new JsonStringEnumConverter() } };

    /// <summary>Maps them.</summary>
    public static void Map(ModelBuilder model)
    {
        model.Entity<QuotaForecast>(entity =>
        {
            entity.ToTable("QuotaForecasts").HasKey(e => e.Id);
            entity.HasIndex(e => new { e.InstitutionCode, e.Year, e.Indicator }).IsUnique();
            entity.HasIndex(e => e.Year);
            AsList(entity.Property(e => e.Tiers));
            AsList(entity.Property(e => e.Path));
        });
        model.Entity<ForecastGround>(entity =>
        {
            entity.ToTable("ForecastGrounds").HasKey(e => e.Year);
            entity.Property(e => e.Year).ValueGeneratedNever();
            entity.Ignore(e => e.Errors);
            entity.Property(e => e.Shapes).HasConversion(
                shapes => JsonSerializer.Serialize(shapes, Options),
                text => JsonSerializer.Deserialize<List<ForecastShape>>(text, Options)!,
                new ValueComparer<IReadOnlyList<ForecastShape>>(
                    (a, b) => JsonSerializer.Serialize(a, Options) == JsonSerializer.Serialize(b, Options), shapes => shapes.Count, shapes => shapes));
            entity.Property(e => e.OwnErrors).HasConversion(
                table => table == null ? null : ShippedErrors.Write(table),
                text => text == null ? null : ShippedErrors.Read(text),
                new ValueComparer<ErrorTable?>((a, b) => ReferenceEquals(a, b), _ => 0, table => table));
        });
    }

    // Entries are records: equal where their content is.
    private static void AsList<T>(PropertyBuilder<IReadOnlyList<T>> property) => property.HasConversion(
        list => JsonSerializer.Serialize(list, Options),
        text => JsonSerializer.Deserialize<List<T>>(text, Options)!,
        new ValueComparer<IReadOnlyList<T>>((a, b) => a!.SequenceEqual(b!), list => list.Count, list => list));
}
