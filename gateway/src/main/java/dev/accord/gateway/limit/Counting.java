package dev.accord.gateway.limit;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.ConsumptionProbe;

/** Where it is written down what callers have used. */
interface Counting {

    /** Takes one off what the caller has left of this allowance. */
    ConsumptionProbe take(String allowance, String caller, Bandwidth full);
}
