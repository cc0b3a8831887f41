/*
 * Withdrawal is final at once (B9): the protocol behind the promise, checked with Spin by ./check.
 *
 * The property is the assertion in [bytes are handed over]: once any answer has shown a withdrawal, no byte about the
 * subject is handed to a partner's connection, unless the person has granted again since.
 *
 * How to read it. Each process below runs on a machine of its own. Each `atomic` is one transition; the comment before
 * it is /@ [label] method: why @/, where `method` is the Java method it stands for (or two, the second called by the
 * first), or `environment` for what nobody programs. ./check finds each method in the sources. Between any two
 * transitions a process may be paused for any time (SIGSTOP, garbage collection, a slow network): time may pass
 * wherever nothing here forbids it.
 *
 * Time. One tick is 50 ms. Nobody has a clock in common: each process reads stopwatches of its own, which it started
 * itself. They run at one rate; the rates of real machines differ by well under 0.1 %, a third of a millisecond over
 * L + D, and the margin has room for that. What the margin is mainly for: nobody can look at the clock and
 * write in one instant. The model assumes that between a look and the write which follows it the gateway stands still
 * for at most PAUSE, and the margin makes up for it. A longer pause cannot be prevented by any program; the gateway
 * sees it when it looks again after writing, resets the connection and records it.
 */

#define L 5         /* lease, 250 ms */
#define D 2         /* drain, 100 ms */
#define PREPARED 1  /* preparation that a page gets back on its lease; what takes longer counts as this, to keep it finite */
#define PAUSE 1     /* longest pause between a look at the clock and the write after it, 50 ms */
#ifndef LAST
#define LAST 3      /* changes: 1 withdrawn, 2 granted again, 3 withdrawn again */
#endif

#ifdef NO_MARGIN
#define MARGIN 0
#else
#define MARGIN PAUSE
#endif

#ifdef PAUSE_BEYOND_MARGIN
#define PAUSE_IS_BOUNDED 0
#else
#define PAUSE_IS_BOUNDED 1
#endif

#ifdef NO_WAIT
#define HAS_WAITED(stopwatch) (true)
#else
#define HAS_WAITED(stopwatch) (stopwatch >= L + D)
#endif

#ifdef NO_RETRY_WAIT
#define RETRY_HAS_WAITED(stopwatch) (true)
#else
#define RETRY_HAS_WAITED(stopwatch) (stopwatch >= L + D)
#endif

#ifdef MARK_UNSEEN
#define MARK_SETTLED(upto) settled = narrowed
#else
#define MARK_SETTLED(upto) settled = (settled > upto -> settled : upto)
#endif

#ifdef NO_LEASE_CHECK
#define IN_LEASE (lease > 0)
#else
#define IN_LEASE (since_gateway_asked + MARGIN < lease)
#endif

#ifdef NO_DRAIN_LIMIT
#define IN_DRAIN (true)
#else
#define IN_DRAIN (since_gateway_asked + MARGIN < lease + D)
#endif

/* What the answering instance makes of the document it has read: settled, or the wait starts now. */
#define READ_STATE(change, narrowed_seq, settled_seq) \
  saw = change; \
  if \
  :: narrowed_seq <= settled_seq -> goto settled_state \
  :: else -> saw_narrowed = narrowed_seq; since_read = 0; goto not_settled \
  fi

#define WITHDRAWN(change) (change % 2 == 1)

/* The subject's document, as the majority of the replica set has it. */
byte seq;           /* number of the last change; odd: withdrawn */
byte narrowed;      /* narrowed_seq: the last change from allow to deny */
byte settled;       /* settled_seq: the last such change for which somebody has waited */

/* The same document as a former primary has it, which does not know yet that it is none. */
byte old_seq, old_narrowed, old_settled;

/* What the world has been told: some answer has shown the withdrawal that is the last change. No process reads it.
   Granting again ends it; an answer that shows an older change than the last promises nothing for the future. */
bool final;
#define SHOW(change) final = final || (change == seq && WITHDRAWN(seq))

/* Stopwatches, in ticks. OFF ones stand still. */
#define OFF 255
byte since_confirmed = OFF;       /* consent-service, the instance that withdraws */
byte since_read = OFF;            /* consent-service, the instance that answers */
byte since_barrier = OFF;         /* consent-service, the instance that decides */
byte since_arrived = OFF;         /* sharing-service, since the gateway's question arrived */
byte since_gateway_asked = OFF;   /* gateway */
byte since_look = OFF;            /* gateway; on only between a look and the write after it */

/* The network keeps a message for any time. A question is an empty word, an answer a lease; 0 is a refusal. */
mtype = { question };
chan gateway_to_sharing = [1] of { mtype };
chan sharing_to_consent = [1] of { mtype };
chan consent_to_sharing = [1] of { byte };
chan sharing_to_gateway = [1] of { byte };

/* The instance at which the person withdraws, and later grants again. It may be killed at every step. */
active proctype withdrawing_consent()
{
  byte mine;

end:
  do
  /* [a withdrawal becomes durable] dev.accord.consent.grant.WithdrawingConsent.withdraw,
     dev.accord.consent.grant.RecordingChoice.durably: one majority write carries
     state, history, events and idempotency mark. On a former primary it is never confirmed: nothing happens. */
  :: atomic {
       !WITHDRAWN(seq) && seq < LAST ->
       seq++; narrowed = seq; mine = seq;
       printf("consent-service A: withdrawal %d is durable\n", seq)
     }
     if
     /* [killed before it knows] environment: the process ends between the write and its confirmation. */
     :: atomic { true -> mine = 0; printf("consent-service A: killed\n") }
     /* [the write is confirmed] dev.accord.consent.grant.WithdrawingConsent.withdraw,
        dev.accord.consent.grant.Settlement.awaitSettled: the wait starts here, not when
        the request came in. */
     :: atomic {
          true ->
          since_confirmed = 0;
#ifdef MARK_BEFORE_WAIT
          MARK_SETTLED(mine);
#endif
          printf("consent-service A: withdrawal %d is confirmed, waiting\n", mine)
        }
        if
        /* [killed while it waits] environment: durable, but nobody has been told. */
        :: atomic { true -> since_confirmed = OFF; mine = 0; printf("consent-service A: killed\n") }
        /* [L + D have passed] dev.accord.consent.grant.Settlement.awaitSettled,
           dev.accord.consent.grant.Subjects.settle: only now the mark is written, so that
           other answers need not wait again. */
        :: atomic {
             HAS_WAITED(since_confirmed) ->
             since_confirmed = OFF;
             MARK_SETTLED(mine);
             printf("consent-service A: withdrawal %d is settled\n", mine)
           }
           if
           /* [killed before it answers] environment: settled, but nobody has been told. */
           :: atomic { true -> mine = 0; printf("consent-service A: killed\n") }
           /* [the withdrawal is acknowledged] dev.accord.consent.grant.WithdrawingConsent.withdraw: the person has
              the answer. */
           :: atomic {
                true ->
                printf("consent-service A: ACKNOWLEDGES withdrawal %d\n", mine);
                SHOW(mine);
                mine = 0
              }
           fi
        fi
     fi
  /* [granted again] dev.accord.consent.grant.GrantingConsent.grant: allowing needs no wait; but who still waits for
     the withdrawal before it must not settle the next one. */
  :: atomic {
       WITHDRAWN(seq) && seq < LAST ->
       seq++;
       final = false;
       printf("consent-service A: granted again, change %d\n", seq)
     }
  od
}

/* Any other instance, and any other answer that shows the state: a retry of the withdrawal, the current choices,
   history, a receipt. It comes at any time, whatever has become of the first instance. */
active proctype answering_with_state()
{
  byte saw, saw_narrowed;

end:
  do
  /* [reads the state] dev.accord.consent.grant.Settlement.awaitSettled: at least a majority read, so what it
     shows is durable. */
  :: atomic {
       true ->
       printf("consent-service B: reads change %d, narrowed %d, settled %d\n", seq, narrowed, settled);
       READ_STATE(seq, narrowed, settled)
     }
  /* [reads the state of a former primary] dev.accord.consent.grant.Settlement.awaitSettled: the code
     reads one person linearizably and many with majority, which may be stale. Both are safe: a stale read can only show
     an older change, or ask for a wait too many. */
  :: atomic {
       true ->
       printf("consent-service B: reads stale change %d, narrowed %d, settled %d\n",
         old_seq, old_narrowed, old_settled);
       READ_STATE(old_seq, old_narrowed, old_settled)
     }
  od;

not_settled:
  if
  /* [L + D have passed here] dev.accord.consent.grant.Settlement.awaitSettled,
     dev.accord.consent.grant.Subjects.settle: nobody was known to have waited, so this
     instance has waited itself, on its own stopwatch. The mark names the change that was read, never one that came
     since. */
  :: atomic {
       RETRY_HAS_WAITED(since_read) ->
       since_read = OFF;
       MARK_SETTLED(saw_narrowed);
       saw_narrowed = 0;
       printf("consent-service B: settled up to %d\n", settled)
     }
  /* [no mark] environment: killed while it waits, or only a former primary is there to take the mark: no answer. */
  :: atomic {
       true ->
       since_read = OFF;
       saw = 0; saw_narrowed = 0;
       printf("consent-service B: gives no answer\n");
       goto end
     }
  fi;

settled_state:
  /* [the state is shown] dev.accord.consent.grant.Settlement.awaitSettled: it returns, and the answer goes out. */
  atomic {
    true ->
    printf("consent-service B: SHOWS change %d\n", saw);
    SHOW(saw);
    saw = 0;
    goto end
  }
}

/* An instance that decides whether the partner may have the subject's fields. */
active proctype deciding()
{
  byte saw, barrier;

end:
  do
  /* [the barrier begins] dev.accord.consent.decision.Deciding.decide: the lease counts from before the read is sent. */
  :: atomic { sharing_to_consent?question -> since_barrier = 0; printf("consent-service C: barrier begins\n") }
     if
#ifdef MAJORITY_READ
     /* [a majority read] dev.accord.consent.decision.Deciding.decide: the broken twin asks whoever says it is
        primary. */
     :: atomic { true -> saw = seq; printf("consent-service C: reads change %d\n", saw) }
     /* [a stale majority read] dev.accord.consent.decision.Deciding.decide: and that may be a former one. */
     :: atomic { true -> saw = old_seq; printf("consent-service C: reads stale change %d\n", saw) }
#else
     /* [a linearizable read] dev.accord.consent.decision.LinearizableReads.one,
        dev.accord.consent.grant.Subjects.latest: the primary confirms with a majority
        that it still is one, after it was asked and before it answers. */
     :: atomic { true -> saw = seq; printf("consent-service C: linearizable read of change %d\n", saw) }
     /* [a majority write to the sentinel] dev.accord.consent.decision.SharedBarrier.await: the barrier of a batch; what
        is durable now is in every read that follows in the session. */
     :: atomic { true -> barrier = seq; printf("consent-service C: sentinel written after change %d\n", seq) }
        if
        /* [a read behind the sentinel] dev.accord.consent.decision.SharedBarrier.behind,
           dev.accord.consent.grant.Subjects.all: from today's primary. */
        :: atomic { true -> saw = seq; barrier = 0; printf("consent-service C: reads change %d\n", saw) }
        /* [a read behind the sentinel, from a former primary] dev.accord.consent.decision.Deciding.decide: deposed
           since,
           but it has the sentinel and so all that was durable before it. */
        :: atomic {
             old_seq >= barrier ->
             saw = old_seq; barrier = 0;
             printf("consent-service C: reads change %d\n", saw)
           }
        fi
     /* [the barrier is refused] environment: a former primary answers neither a linearizable read nor a majority write.
        A fault denies. */
     :: atomic { true -> saw = 1; printf("consent-service C: no barrier\n") }
#endif
     fi;
     /* [the decision] dev.accord.consent.decision.Deciding.decide: an allow carries L less what has passed since the
        barrier began. */
     atomic {
       true ->
       if
       :: !WITHDRAWN(saw) && since_barrier < L ->
          printf("consent-service C: allowed, lease %d\n", L - since_barrier);
          consent_to_sharing!(L - since_barrier)
       :: else ->
          printf("consent-service C: denied\n");
          consent_to_sharing!0
       fi;
       saw = 0; since_barrier = OFF
     }
  od
}

/* sharing-service makes the page: values read and encrypted first, the decision last, anew for each page. */
active proctype sharing_service()
{
  byte lease;
  byte asked;      /* what the stopwatch showed when consent-service was asked */

#define ASKED asked = (since_arrived < PREPARED -> since_arrived : PREPARED)

end:
  do
  /* [the question arrives] dev.accord.sharing.release.ReleaseController.page: the stopwatch starts. It started later
     than the gateway's, so what it measures is never too long there. */
  :: atomic {
       gateway_to_sharing?question ->
       since_arrived = 0;
       printf("sharing-service: prepares a page\n")
     }
     /* [asks for the decision] dev.accord.sharing.release.PreparingPage.prepare,
        dev.accord.sharing.decision.Decisions.about: everything else is ready; the lease counts from before the
        question leaves. */
     atomic {
       true ->
       ASKED;
       sharing_to_consent!question;
       printf("sharing-service: asks consent-service after %d\n", asked)
     }
     /* [has the decision] dev.accord.sharing.decision.ReadingDecision.read: the answer may have been long on its way.
        */
     atomic {
       consent_to_sharing?lease ->
#ifdef COUNT_FROM_ARRIVAL
       ASKED;
#endif
       printf("sharing-service: has a lease of %d\n", lease)
     }
     if
     /* [releases the page] dev.accord.sharing.release.ReleasingPage.release: the disclosure is on record; the page goes
        to the gateway with the end of its lease, as counted from the question's arrival, at most L. It may pass on less,
        never more. */
     :: atomic {
          lease > 0 && since_arrived + MARGIN < asked + lease ->
          lease = (asked + lease < L -> asked + lease : L);
          printf("sharing-service: releases the page, lease %d\n", lease);
          sharing_to_gateway!lease;
          lease = 0; asked = 0; since_arrived = OFF
        }
     /* [withholds the subject] dev.accord.sharing.release.ReleasingPage.release: denied, or too late. */
     :: atomic {
          else ->
          printf("sharing-service: withholds the subject\n");
          sharing_to_gateway!0;
          lease = 0; asked = 0; since_arrived = OFF
        }
     fi
  od
}

/* The gateway, at which a partner asks for page after page. "Handed over" is: given to the outward connection. */
active proctype gateway()
{
  byte lease;
#ifdef RECORDED
  bool late;
#endif

end:
  do
  /* [asks for a page] dev.accord.gateway.route.AskingService.exchange: the stopwatch starts before the question
     leaves. */
  :: atomic { true -> gateway_to_sharing!question; since_gateway_asked = 0; printf("gateway: asks sharing-service\n") }
     /* [has the page] dev.accord.gateway.route.AskingService.exchange: nothing has been passed on yet. */
     atomic {
       sharing_to_gateway?lease ->
#ifdef COUNT_FROM_ARRIVAL
       since_gateway_asked = 0;
#endif
       printf("gateway: has a page with a lease of %d\n", lease)
     }
     if
     /* [looks before handing over] dev.accord.gateway.lease.LeaseEnforcement.handOver: in time by a margin. */
     :: atomic { IN_LEASE -> since_look = 0; printf("gateway: looks, in time\n") }
        do
        /* [bytes are handed over] dev.accord.gateway.lease.LeaseEnforcement.handOver: the property. */
        :: atomic {
             since_look != OFF ->
             since_look = OFF;
#ifdef RECORDED
             late = late || final;
             printf("gateway: HANDS OVER bytes about the subject, final %d\n", final)
#else
             printf("gateway: HANDS OVER bytes about the subject\n");
             assert(!final)
#endif
           }
        /* [looks after handing over: late] dev.accord.gateway.lease.LeaseEnforcement.handOver: the reader is slow, or a
           pause came between look and write. The connection is reset, the event recorded. */
        :: atomic {
             since_look == OFF && !IN_DRAIN ->
#ifdef RECORDED
             late = false;
#endif
             printf("gateway: late; resets the connection and records it\n");
             break
           }
        /* [looks and goes on] dev.accord.gateway.lease.LeaseEnforcement.handOver: the next piece, while D lasts. */
        :: atomic {
             since_look == OFF && IN_DRAIN ->
             since_look = 0;
             printf("gateway: looks, goes on\n")
           }
        /* [all is handed over] dev.accord.gateway.lease.LeaseEnforcement.handOver: the look after the last byte
           found it in time. */
        :: atomic { since_look == OFF && IN_DRAIN -> printf("gateway: page complete\n"); break }
        od
     /* [lease expired] dev.accord.gateway.lease.LeaseEnforcement.handOver: nothing about the subject leaves. */
     :: atomic { else -> printf("gateway: nothing about the subject\n") }
     fi;
     /* [ready for the next page] environment: the partner asks again. */
     atomic {
       true ->
#ifdef RECORDED
       assert(!late);
#endif
       lease = 0; since_gateway_asked = OFF
     }
  od
}

/* A failover leaves a former primary behind that goes on answering with what it had. Any number of times. */
active proctype replica_set()
{
end:
  do
  /* [a primary is deposed] environment: it keeps the state of this moment. */
  :: atomic {
       old_seq != seq || old_settled != settled ->
       old_seq = seq; old_narrowed = narrowed; old_settled = settled;
       printf("store: a primary is deposed with change %d\n", seq)
     }
  od
}

/* A stopwatch that is on counts to `most`, above which nobody can tell the difference, and stays there. */
#define COUNT(stopwatch, most) stopwatch = (stopwatch < most -> stopwatch + 1 : stopwatch)

active proctype time()
{
end:
  do
  /* [a tick] environment: time passes for all at once. Only between a look and its write it is bounded, by PAUSE. */
  :: atomic {
       !(since_look == PAUSE && PAUSE_IS_BOUNDED) ->
       COUNT(since_confirmed, L + D);
       COUNT(since_read, L + D);
       COUNT(since_barrier, L);
       COUNT(since_arrived, L + PREPARED);
       COUNT(since_gateway_asked, L + D);
       COUNT(since_look, PAUSE);
       printf("   (50 ms pass)\n")
     }
  od
}
