using System.Diagnostics;

namespace EnergyQuota.Metering.Settlement;

/// <summary>Follows the level of a register from point to point and says what is booked, dropped and held.</summary>
/// <remarks>
/// Points come in the order of time, one for each instant. What is not yet certain waits in <c>_pending</c> (too high or too
/// low), in <c>_wrapped</c> (a wrap that may still prove a glitch) or is dropped under an officer's decision.
/// </remarks>
internal sealed class LevelTracker(FactTimeline timeline, ISpanSink sink, LevelState start, SettlementTerms terms)
{
    private readonly FitRule _fit = new(timeline.Facts);
    private readonly List<GoodPoint> _wrapped = [];
    private readonly SpanWriter _writer = new(timeline, sink);
    private List<GoodPoint> _pending = [];
    private LevelState _state = start;
    private bool? _droppingLow;

    /// <summary>What is known at the last good point.</summary>
    public LevelState State => _state;

    /// <summary>The terms up to the last good point.</summary>
    public SettlementTerms Terms { get; private set; } = terms;

    /// <summary>Whether nothing waits for later points.</summary>
    public bool IsQuiet => _pending.Count == 0 && _wrapped.Count == 0 && _droppingLow is null;

    /// <summary>The point with which a value of this instant is to be compared; older doubts are settled by the time first.</summary>
    /// <param name="instant">The instant of the next point.</param>
    public GoodPoint? LastGoodAt(DateTimeOffset instant)
    {
        Expire(instant);
        return _wrapped.Count > 0 ? _wrapped[^1] : _state.Good;
    }

    /// <summary>Takes the next point.</summary>
    public void Accept(GoodPoint point)
    {
        Expire(point.Time);
        if (_state.Good is not { } good)
        {
            Begin(point);
        }
        else if (!TryReturn(point))
        {
            if (_pending.Count > 0)
            {
                _pending.Add(point);
            }
            else if (!TryFollow(good: _state.Good ?? good, point))
            {
                _pending.Add(point);
            }
        }
    }

    /// <summary>Takes a replacement: the old register's end, then the new one's start.</summary>
    public void Replace(Replacement replacement)
    {
        var final = new GoodPoint(replacement.At, replacement.Final, ReceiveTimed: false);
        Expire(replacement.At);
        if (_state.Good is null)
        {
            Begin(final);
        }
        else
        {
            // The meter is gone, so what is in doubt can never come back: it lasts. Each resolved point may leave a new doubt.
            while (!TryReturn(final) && _pending.Count > 0)
            {
                ResolveLasting();
            }

            ConfirmWrap();
            if (_state.Good is { } good && good.Time != final.Time)
            {
                Close(good, final);
            }
        }

        _droppingLow = null;
        Terms = Terms with
        {
            ReplacementSteps = Terms.ReplacementSteps + replacement.Final - replacement.First,
            Last = replacement.First,
        };
        _state = new LevelState(final with { Value = replacement.First }, false, 0m, 0m);
    }

    /// <summary>Ends the series: a wrap in doubt stands, and what else is in doubt is suspect and not used.</summary>
    public void Finish()
    {
        ConfirmWrap();
        if (_pending.Count > 0)
        {
            sink.Add(FindingKind.Suspect, _pending[0].Time, null);
        }
    }

    private void Begin(GoodPoint point)
    {
        Terms = Terms with { First = Terms.First ?? point.Value, Last = point.Value };
        _state = new LevelState(point, false, 0m, 0m);
    }

    /// <summary>Whether the point ends a doubt by standing where the register stood before it.</summary>
    private bool TryReturn(GoodPoint point)
    {
        Debug.Assert(_state.Good is not null, "A doubt needs a good point before it.");
        var good = _state.Good!.Value;
        if (_wrapped.Count > 0)
        {
            return TryEndWrap(good, point);
        }

        if (_droppingLow is { } low)
        {
            if (FitsRise(good, point) is { } amount)
            {
                _droppingLow = null;
                Commit(point, Booking.Whole(amount));
                return true;
            }

            var stillWrong = low ? point.Value < good.Value : point.Value >= good.Value;
            _droppingLow = stillWrong ? low : null;
            return stillWrong;
        }

        if (_pending.Count == 0 || FitsRise(good, point) is not { } rise)
        {
            return false;
        }

        var first = _pending[0];
        var wasHigh = first.Value >= good.Value;
        if (wasHigh ? point.Value >= first.Value && _pending.Count > 1 : ClimbsByItself(good, point))
        {
            return false;
        }

        sink.Add(wasHigh ? FindingKind.Spike : FindingKind.Glitch, first.Time, null);
        _pending.Clear();
        Commit(point, Booking.Whole(rise));
        return true;
    }

    private bool TryEndWrap(GoodPoint good, GoodPoint point)
    {
        if (_fit.Any(_wrapped[^1], point) is not null)
        {
            _wrapped.Add(point);
            return true;
        }

        if (_fit.Rise(good, point) is { } rise)
        {
            sink.Add(FindingKind.Glitch, _wrapped[0].Time, null);
            _wrapped.Clear();
            Commit(point, Booking.Whole(rise));
            return true;
        }

        ConfirmWrap();
        return false;
    }

    /// <summary>Whether the point follows the last good one, by itself or because an officer decided so.</summary>
    private bool TryFollow(GoodPoint good, GoodPoint point)
    {
        if (FitsRise(good, point) is { } rise)
        {
            Commit(point, Booking.Whole(rise));
            return true;
        }

        var decision = timeline.DecisionAt(point.Time);
        if (decision?.Kind == DecisionKind.Glitch)
        {
            _droppingLow = point.Value < good.Value;
            return true;
        }

        if (Booking.Decided(decision, point.Value - good.Value, timeline.Facts.Modulus) is { } decided)
        {
            _state = _state with { Candidate = false, OldLevel = 0m, Fall = 0m };
            Commit(point, decided);
            return true;
        }

        if (_fit.Wrap(good, point) is not null)
        {
            _wrapped.Add(point);
            return true;
        }

        return false;
    }

    /// <summary>Books the end of a replaced meter.</summary>
    private void Close(GoodPoint good, GoodPoint final)
    {
        var difference = final.Value - good.Value;
        Commit(final, FitsRise(good, final) is { } rise ? Booking.Whole(rise)
            : _fit.Wrap(good, final) is { } wrap ? new Booking(wrap, wrap - difference, 0m, null)
            : Booking.Decided(timeline.DecisionAt(final.Time), difference, timeline.Facts.Modulus)
                ?? Booking.Hold(difference, FindingKind.ReplacementMismatch));
    }

    private void Expire(DateTimeOffset instant)
    {
        if (_wrapped.Count > 0 && DisturbanceWindow.IsPast(_wrapped.Count, _wrapped[0].Time, instant))
        {
            ConfirmWrap();
        }

        while (_pending.Count > 0 && DisturbanceWindow.IsPast(_pending.Count, _pending[0].Time, instant))
        {
            ResolveLasting();
        }
    }

    /// <summary>The first point in doubt lasts: it is a jump or a reset candidate, and the points after it are looked at anew.</summary>
    private void ResolveLasting()
    {
        var doubtful = _pending;
        _pending = [];
        var (good, first) = (_state.Good!.Value, doubtful[0]);
        var difference = first.Value - good.Value;
        if (difference >= 0)
        {
            _state = _state with { Candidate = false, OldLevel = 0m, Fall = 0m };
            Commit(first, Booking.Hold(difference, FindingKind.Jump));
        }
        else
        {
            _state = _state with { Candidate = true, OldLevel = good.Value, Fall = -difference };
            Commit(first, Booking.Hold(difference, FindingKind.ResetCandidate));
        }

        for (var i = 1; i < doubtful.Count; i++)
        {
            Accept(doubtful[i]);
        }
    }

    private void ConfirmWrap()
    {
        foreach (var point in _wrapped)
        {
            var good = _state.Good!.Value;
            var amount = _fit.Any(good, point)!.Value;
            Commit(point, new Booking(amount, amount - (point.Value - good.Value), 0m, null));
        }

        _wrapped.Clear();
    }

    private void Commit(GoodPoint point, Booking booking)
    {
        _writer.Write(_state.Good!.Value, point, booking, _state.Candidate);
        Terms = Terms with { Last = point.Value, Wraps = Terms.Wraps + booking.Wraps, Held = Terms.Held + booking.Held };
        _state = _state with { Good = point };
    }

    /// <summary>A rise that fits; where no rated maximum is known, the one step back over a whole fall does not.</summary>
    private decimal? FitsRise(GoodPoint from, GoodPoint to) =>
        _fit.Rise(from, to) is { } rise
        && (_fit.HasRatedMaximum || !_state.Candidate || rise < _state.Fall || to.Value < _state.OldLevel)
            ? rise
            : null;

    /// <summary>Whether the low level reaches the old one by counting, and not in one step over the whole fall.</summary>
    private bool ClimbsByItself(GoodPoint good, GoodPoint point)
    {
        var (first, last) = (_pending[0], _pending[^1]);
        var step = point.Value - last.Value;
        if (_pending.Count < 2 || step >= good.Value - first.Value || _fit.Rise(last, point) is null
            || (!_fit.HasRatedMaximum && step > last.Value - first.Value))
        {
            return false;
        }

        for (var i = 1; i < _pending.Count; i++)
        {
            if (_fit.Rise(_pending[i - 1], _pending[i]) is null)
            {
                return false;
            }
        }

        return true;
    }
}
