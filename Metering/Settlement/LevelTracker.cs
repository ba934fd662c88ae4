namespace EnergyQuota.Metering.Settlement;

/// <summary>Follows the level of a register from point to point and says what is booked, dropped and held.</summary>
/// <remarks>
/// Instants come in the order of time. What is not yet certain waits in <c>_doubtful</c> (too high or too low) or in
/// <c>_wrapped</c> (a wrap that may still prove a glitch), never in both, or is dropped under an officer's decision.
/// </remarks>
internal sealed class LevelTracker(FactTimeline timeline, ISpanSink sink, LevelState start, SettlementTerms terms)
{
    private readonly FitRule _fit = new(timeline.Facts);
    private readonly PointsInDoubt _doubtful = new(new FitRule(timeline.Facts));
    private readonly PointsInDoubt _wrapped = new(new FitRule(timeline.Facts));
    private readonly SpanWriter _writer = new(timeline, sink);
    private LevelState _state = start;
    private bool? _droppingLow;

    /// <summary>What is known at the last good point.</summary>
    public LevelState State => _state;

    /// <summary>The terms up to the last good point.</summary>
    public SettlementTerms Terms { get; private set; } = terms;

    /// <summary>Whether nothing waits for later points.</summary>
    public bool IsQuiet => !_doubtful.Any && !_wrapped.Any && _droppingLow is null;

    private GoodPoint Good => _state.Good!.Value;

    /// <summary>Takes the next instant.</summary>
    public void Accept(SeriesInstant instant)
    {
        if (_state.Good is null)
        {
            Begin(instant.Choose(_fit, null));
            return;
        }

        Expire(instant.Time);
        if (!TryEndDoubt(instant))
        {
            var point = instant.Choose(_fit, Good);
            if (_doubtful.Any || !TryFollow(instant, point))
            {
                _doubtful.Add(instant, point);
            }
        }
    }

    /// <summary>Takes a replacement: the old register's end, then the new one's start.</summary>
    public void Replace(Replacement replacement)
    {
        var final = new GoodPoint(replacement.At, replacement.Final, ReceiveTimed: false);
        if (_state.Good is null)
        {
            Begin(final);
        }
        else
        {
            // The meter is gone, so what is in doubt can never come back: it lasts. Each resolved point may leave a new doubt.
            Expire(replacement.At);
            while (!TryEndDoubt(new SeriesInstant(final.Time, [final], null)) && _doubtful.Any)
            {
                ResolveLasting();
            }

            ConfirmWraps();
            if (Good.Time != final.Time)
            {
                Close(Good, final);
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
        ConfirmWraps();
        if (_doubtful.Any)
        {
            sink.Add(FindingKind.Suspect, _doubtful.First.Time, null);
        }
    }

    private void Begin(GoodPoint point)
    {
        Terms = Terms with { First = Terms.First ?? point.Value, Last = point.Value };
        _state = new LevelState(point, false, 0m, 0m);
    }

    /// <summary>Whether the instant belongs to a doubt, or ends it by standing where the register stood before.</summary>
    private bool TryEndDoubt(SeriesInstant instant)
    {
        while (_wrapped.Any)
        {
            var next = instant.Choose(_fit, _wrapped.Last);
            if (_fit.Any(_wrapped.Last, next) is not null)
            {
                _wrapped.Add(instant, next);
                return true;
            }

            var old = instant.Choose(_fit, Good);
            if (_fit.Rise(Good, old) is { } back)
            {
                Drop(_wrapped, FindingKind.Glitch);
                Commit(old, Booking.Whole(back));
                return true;
            }

            ConfirmWrap();
        }

        var point = instant.Choose(_fit, Good);
        if (_droppingLow is { } low)
        {
            return TryDrop(low, point);
        }

        if (!_doubtful.Any || FitsRise(Good, point) is not { } rise || _doubtful.EndedBy(Good, point) is not { } kind)
        {
            return false;
        }

        Drop(_doubtful, kind);
        Commit(point, Booking.Whole(rise));
        return true;
    }

    /// <summary>Whether a point under an officer's decision is dropped, or is the first good one again.</summary>
    private bool TryDrop(bool low, GoodPoint point)
    {
        if (FitsRise(Good, point) is { } amount)
        {
            _droppingLow = null;
            Commit(point, Booking.Whole(amount));
            return true;
        }

        var stillWrong = low ? point.Value < Good.Value : point.Value >= Good.Value;
        _droppingLow = stillWrong ? low : null;
        return stillWrong;
    }

    private void Drop(PointsInDoubt points, FindingKind kind)
    {
        sink.Add(kind, points.First.Time, null);
        points.Clear();
    }

    /// <summary>Whether the point follows the last good one, by itself or because an officer decided so.</summary>
    private bool TryFollow(SeriesInstant instant, GoodPoint point)
    {
        var good = Good;
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
            _wrapped.Add(instant, point);
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
        // What one doubt held back may raise the next, of either kind.
        while (_wrapped.StandsAt(instant) || _doubtful.StandsAt(instant))
        {
            if (_wrapped.Any)
            {
                ConfirmWrap();
            }
            else
            {
                ResolveLasting();
            }
        }
    }

    /// <summary>The first point in doubt lasts: it is a jump or a reset candidate, and the points after it are looked at anew.</summary>
    private void ResolveLasting()
    {
        var difference = _doubtful.First.Value - Good.Value;
        _state = difference >= 0
            ? _state with { Candidate = false, OldLevel = 0m, Fall = 0m }
            : _state with { Candidate = true, OldLevel = Good.Value, Fall = -difference };
        CommitFirst(_doubtful, Booking.Hold(difference, difference >= 0 ? FindingKind.Jump : FindingKind.ResetCandidate));
    }

    /// <summary>The wrap in doubt stands; the points after it are looked at anew, since there may be another wrap among them.</summary>
    private void ConfirmWrap()
    {
        var amount = _fit.Wrap(Good, _wrapped.First)!.Value;
        CommitFirst(_wrapped, new Booking(amount, amount - (_wrapped.First.Value - Good.Value), 0m, null));
    }

    private void ConfirmWraps()
    {
        while (_wrapped.Any)
        {
            ConfirmWrap();
        }
    }

    private void CommitFirst(PointsInDoubt points, Booking booking)
    {
        var first = points.First;
        var instants = points.Take();
        Commit(first, booking);
        foreach (var later in instants.Skip(1))
        {
            Accept(later);
        }
    }

    private void Commit(GoodPoint point, Booking booking)
    {
        _writer.Write(Good, point, booking, _state.Candidate);
        Terms = Terms with { Last = point.Value, Wraps = Terms.Wraps + booking.Wraps, Held = Terms.Held + booking.Held };
        _state = _state with { Good = point };
    }

    /// <summary>A rise that fits; where no rated maximum is known, the one step back over a whole fall does not.</summary>
    private decimal? FitsRise(GoodPoint from, GoodPoint to) =>
        _fit.Rise(from, to) is { } rise
        && (_fit.HasRatedMaximum || !_state.Candidate || rise < _state.Fall || to.Value < _state.OldLevel)
            ? rise
            : null;
}
