//! How facts about points fit and fold.

use crate::{
    event::Entry,
    event::Subject,
    judge::rule::catalogue::{
        POINT_AGREED_WORDING, POINT_LANGUAGE_ADDED_LANGUAGE, POINT_NESTED_CIRCLE, POINT_SUPERSEDED_INTO,
    },
    state::{
        Actors, Fault, Folded, Named, Negotiation, State,
        tables::{ix, root_of},
    },
    talks::{
        point::{
            Flag, LanguageAdded, PointEvent, PointState, PointStatus, Referral, Standing, Wording,
            WordingState,
        },
        position::Stance,
    },
    value::{
        id::WordingId,
        register::{At, Register},
        sorted::Set,
        table::Ix,
    },
};

impl State {
    fn check_point(&self, event: &PointEvent, named: Named) -> Result<(), Fault> {
        let id = event.point();
        let fault = |rule| Err(Fault::new(rule, Subject::Point(id.clone())));
        let point = named.point;
        match event {
            // point.nested.circle: a point is not part of itself, directly or through others
            PointEvent::Tabled(fact) if fact.parent.as_ref() == Some(id) => fault(&POINT_NESTED_CIRCLE),
            PointEvent::Nested(fact) => {
                let mut above = ix(&self.points, fact.parent.as_ref());
                let mut steps = 0;
                while let Some(reached) = above {
                    // A chain longer than the number of points has gone in a circle.
                    if Some(reached) == point || steps > self.points.len() {
                        return fault(&POINT_NESTED_CIRCLE);
                    }
                    steps += 1;
                    above = self.points.get(reached).and_then(|point| point.parent.value());
                }
                Ok(())
            }
            // point.agreed.wording: a point is agreed on words that it has or had
            PointEvent::AgreedInPrinciple(fact) => self.words_of(named, fact.wording.as_ref()),
            PointEvent::TextAgreed(fact) => self.words_of(named, fact.wording.as_ref()),
            PointEvent::Rectified(fact) => self.words_of(named, fact.of.as_ref()),
            PointEvent::LanguageAdded(fact) => {
                self.words_of(named, fact.of.as_ref())?;
                self.is_another_language(fact, named)
            }
            // point.superseded.into: it gives way to others, each named once
            PointEvent::Superseded(fact) => {
                let distinct: Set<_> = fact.into.iter().collect();
                let fits =
                    !fact.into.is_empty() && distinct.len() == fact.into.len() && !distinct.contains(id);
                if fits { Ok(()) } else { fault(&POINT_SUPERSEDED_INTO) }
            }
            PointEvent::Tabled(_)
            | PointEvent::Renamed(_)
            | PointEvent::AreasSet(_)
            | PointEvent::Reworded(_)
            | PointEvent::TakenUp(_)
            | PointEvent::Returned(_)
            | PointEvent::Closed(_)
            | PointEvent::Referred(_)
            | PointEvent::Awarded(_)
            | PointEvent::Dropped(_)
            | PointEvent::MovedToInstrument(_)
            | PointEvent::Reinstated(_)
            | PointEvent::Reopened(_) => Ok(()),
        }
    }

    fn words_of(&self, named: Named, wording: Option<&WordingId>) -> Result<(), Fault> {
        let of = named.wording.and_then(|ix| self.wordings.get(ix)).map(|wording| wording.point);
        match wording {
            Some(id) if of != named.point => {
                Err(Fault::new(&POINT_AGREED_WORDING, Subject::Wording(id.clone())))
            }
            _ => Ok(()),
        }
    }

    fn fold_point(&mut self, event: &PointEvent, named: Named, at: At<'_>) {
        if let PointEvent::Tabled(fact) = event {
            let parent = ix(&self.points, fact.parent.as_ref());
            let point = self.points.add(PointState {
                id: fact.point.clone(),
                introduced: at.seq,
                title: Register::new(fact.title.clone(), at.seq),
                areas: Register::new(fact.areas.clone(), at.seq),
                parent: Register::new(parent, at.seq),
                status: Register::new(PointStatus::Tabled, at.seq),
                flag: Register::new(None, at.seq),
                arbiter: Register::new(None, at.seq),
                words: Register::new(None, at.seq),
                positions: crate::talks::position::Positions::default(),
                children: Vec::new(),
                links: Vec::new(),
                alternatives: Vec::new(),
                tracks: Vec::new(),
                languages: Vec::new(),
            });
            self.put_under(parent, point);
            if let Some(wording) = &fact.wording {
                self.word(point, wording, None, at);
            }
            return;
        }
        let Some(point) = named.point else { return };
        match event {
            PointEvent::Nested(fact) => {
                let parent = ix(&self.points, fact.parent.as_ref());
                if self.points.get_mut(point).is_some_and(|point| point.parent.set(parent, at)) {
                    self.put_under(parent, point);
                }
            }
            PointEvent::Reworded(fact) => {
                self.word(point, &fact.wording, None, at);
            }
            PointEvent::Rectified(fact) => {
                let of = fact.of.as_ref().and(named.wording);
                // What is rectified in one language stays beside the others.
                let words = match self.beside(of) {
                    Some(standing) => self.give_in_language(point, &fact.wording, of, standing, at),
                    None => self.word(point, &fact.wording, self.root(of), at),
                };
                let of_these = of.and_then(|of| self.wordings.get(of)).map(|of| of.language.clone());
                if let (Some(language), Some(words)) = (of_these, self.wordings.get_mut(words)) {
                    words.language = language;
                }
                if let Some(of) = of.and_then(|of| self.wordings.get_mut(of)) {
                    match &mut of.rectified {
                        Some(rectified) => {
                            rectified.set(words, at);
                        }
                        None => of.rectified = Some(Register::new(words, at.seq)),
                    }
                }
            }
            PointEvent::LanguageAdded(fact) => {
                let of = fact.of.as_ref().and(named.wording);
                let standing = fact.wording.standing.unwrap_or(Standing::Translation);
                let words = self.give_in_language(point, &fact.wording, of, standing, at);
                if let Some(point) = self.points.get_mut(point) {
                    point.languages.push(words);
                }
            }
            PointEvent::Awarded(fact) => {
                if let Some(wording) = &fact.wording {
                    self.word(point, wording, None, at);
                }
                self.stand(point, PointStatus::Closed, at);
            }
            PointEvent::Referred(fact) => {
                self.flag(point, Some(fact.to.flag()), at);
                if let (Referral::Arbiter(_), Some(point)) = (&fact.to, self.points.get_mut(point)) {
                    point.arbiter.set(named.party, at);
                }
            }
            PointEvent::Renamed(fact) => {
                if let Some(point) = self.points.get_mut(point) {
                    point.title.set(fact.title.clone(), at);
                }
            }
            PointEvent::AreasSet(fact) => {
                if let Some(point) = self.points.get_mut(point) {
                    point.areas.set(fact.areas.clone(), at);
                }
            }
            PointEvent::Returned(_) => self.flag(point, None, at),
            PointEvent::TakenUp(_) | PointEvent::Reinstated(_) | PointEvent::Reopened(_) => {
                self.stand(point, PointStatus::UnderDiscussion, at);
            }
            PointEvent::AgreedInPrinciple(_) => self.stand(point, PointStatus::AgreedInPrinciple, at),
            PointEvent::TextAgreed(_) => self.stand(point, PointStatus::TextAgreed, at),
            PointEvent::Closed(_) => self.stand(point, PointStatus::Closed, at),
            PointEvent::Dropped(_) => self.stand(point, PointStatus::Dropped, at),
            PointEvent::MovedToInstrument(_) => self.stand(point, PointStatus::MovedToInstrument, at),
            PointEvent::Superseded(_) => self.stand(point, PointStatus::Superseded, at),
            PointEvent::Tabled(_) => {}
        }
    }

    fn put_under(&mut self, parent: Option<Ix<PointState>>, point: Ix<PointState>) {
        if let Some(parent) = parent.and_then(|parent| self.points.get_mut(parent)) {
            if parent.children.last() != Some(&point) {
                parent.children.push(point);
            }
        }
    }

    fn stand(&mut self, point: Ix<PointState>, status: PointStatus, at: At<'_>) {
        if let Some(point) = self.points.get_mut(point) {
            point.status.set(status, at);
            point.flag.set(None, at);
        }
    }

    fn flag(&mut self, point: Ix<PointState>, flag: Option<Flag>, at: At<'_>) {
        if let Some(point) = self.points.get_mut(point) {
            point.flag.set(flag, at);
        }
    }

    /// `point.language_added.language`: a language in which these words have no authentic text yet
    fn is_another_language(&self, fact: &LanguageAdded, named: Named) -> Result<(), Fault> {
        let point = named.point.and_then(|ix| self.points.get(ix));
        let of = if fact.of.is_some() { named.wording } else { point.and_then(|point| point.words.value()) };
        let beside = point.map_or(&[][..], |point| &point.languages).iter().copied();
        // A translation takes no place of an authentic text, nor of a better translation.
        let authentic = |ix: &Ix<WordingState>| self.beside(Some(*ix)) == Some(Standing::Authentic);
        let beside = beside.filter(|ix| authentic(ix) && self.same_words(Some(*ix), of));
        let there = self.root(of).into_iter().chain(of).chain(beside);
        let mut taken = there.filter_map(|ix| self.wordings.get(ix)?.language.as_ref());
        match &fact.wording.language {
            Some(language) if taken.all(|other| other != language) => Ok(()),
            _ => Err(Fault::new(&POINT_LANGUAGE_ADDED_LANGUAGE, Subject::Wording(fact.wording.id.clone()))),
        }
    }

    /// Words in another language, beside those that the point has.
    fn give_in_language(
        &mut self,
        point: Ix<PointState>,
        wording: &Wording,
        of: Option<Ix<WordingState>>,
        standing: Standing,
        at: At<'_>,
    ) -> Ix<WordingState> {
        self.translated |= standing == Standing::Translation;
        let root = self.root(of);
        self.wordings.add(WordingState {
            root,
            beside: Some(standing),
            ..WordingState::of(point, wording, at)
        })
    }

    fn word(
        &mut self,
        point: Ix<PointState>,
        wording: &Wording,
        root: Option<Ix<WordingState>>,
        at: At<'_>,
    ) -> Ix<WordingState> {
        let words = self.wordings.add(WordingState { root, ..WordingState::of(point, wording, at) });
        if let Some(point) = self.points.get_mut(point) {
            point.words.set(Some(words), at);
        }
        words
    }
}

impl Folded for PointEvent {
    fn check(&self, state: &State, named: Named, _: &Actors) -> Result<(), Fault> {
        state.check_point(self, named)
    }

    fn fold(&self, state: &mut State, entry: &Entry, named: Named, at: At<'_>) {
        state.fold_point(self, named, at);
        // Who agrees jointly accepts the words that are named, or the aim, unless it does so already in its own way.
        let (stance, wording) = if let Self::AgreedInPrinciple(fact) = self {
            (Stance::AgreesInPrinciple, &fact.wording)
        } else if let Self::TextAgreed(fact) = self {
            (Stance::Accepts, &fact.wording)
        } else {
            return;
        };
        let acting = state.jointly(&entry.by);
        let words = wording.as_ref().and(named.wording);
        let Some(point) = named.point.and_then(|ix| state.points.get(ix)) else { return };
        // Where it has words, and none are named, nobody knows which were meant.
        let says = stance == Stance::AgreesInPrinciple || words.is_some() || point.words.value().is_none();
        if !says {
            return;
        }
        let State { points, wordings, .. } = state;
        if let Some(point) = named.point.and_then(|ix| points.get_mut(ix)) {
            point.positions.accept(&acting, (stance, words), |words| root_of(wordings, words), at);
        }
    }

    fn changes(&self, talks: &Negotiation, named: Named) -> Option<u32> {
        let point = talks.state.points.get(named.point?)?;
        match self {
            // Words in another language change nothing that was there.
            Self::Tabled(_) | Self::LanguageAdded(_) => None,
            Self::Renamed(_) => Some(point.title.seq()),
            Self::AreasSet(_) => Some(point.areas.seq()),
            Self::Nested(_) => Some(point.parent.seq()),
            Self::Rectified(_) if talks.state.beside(named.wording).is_some() => None,
            Self::Reworded(_) | Self::Rectified(_) => Some(point.words.seq()),
            Self::Referred(_) | Self::Returned(_) => Some(point.flag.seq()),
            Self::TakenUp(_)
            | Self::AgreedInPrinciple(_)
            | Self::TextAgreed(_)
            | Self::Closed(_)
            | Self::Awarded(_)
            | Self::Dropped(_)
            | Self::MovedToInstrument(_)
            | Self::Superseded(_)
            | Self::Reinstated(_)
            | Self::Reopened(_) => Some(point.status.seq()),
        }
    }
}
