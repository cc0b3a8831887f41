package dev.accord.gateway.refusal;

import dev.accord.kit.memory.MemoryUnreachable;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns what is thrown inside the dispatcher into problem documents: never a stack trace, never a message of ours. */
@ControllerAdvice
class FaultPages {

    private static final Logger log = LoggerFactory.getLogger(FaultPages.class);

    private final Refusals refusals;

    FaultPages(Refusals refusals) {
        this.refusals = refusals;
    }

    @ExceptionHandler({NoResourceFoundException.class, NoHandlerFoundException.class})
    void nothingHere(HttpServletRequest request, HttpServletResponse response) throws IOException {
        refusals.write(Refusal.notFound(), request, response);
    }

    @ExceptionHandler
    void methodNotAllowed(
            HttpRequestMethodNotSupportedException fault, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        refusals.write(Refusal.methodNotAllowed(), request, response);
    }

    @ExceptionHandler({HttpMessageNotReadableException.class, HttpMediaTypeNotSupportedException.class})
    void unreadable(HttpServletRequest request, HttpServletResponse response) throws IOException {
        refusals.write(Refusal.invalidRequest("The body is not the JSON that belongs here."), request, response);
    }

    /** The firewall looks at names and values only when somebody asks for them, which may be as late as here. */
    @ExceptionHandler(RequestRejectedException.class)
    void malformed(HttpServletRequest request, HttpServletResponse response) throws IOException {
        refusals.write(
                Refusal.invalidRequest("Names and values of parameters and headers have no control characters."),
                request,
                response);
    }

    @ExceptionHandler(MemoryUnreachable.class)
    void memoryUnreachable(HttpServletRequest request, HttpServletResponse response) throws IOException {
        refusals.write(
                Refusal.dependencyUnavailable("Your session cannot be looked up at the moment."), request, response);
    }

    @ExceptionHandler
    void refused(Refused refused, HttpServletRequest request, HttpServletResponse response) throws IOException {
        refusals.write(refused.refusal(), request, response);
    }

    @ExceptionHandler
    void fault(Exception fault, HttpServletRequest request, HttpServletResponse response) throws Exception {
        if (response.isCommitted()) {
            throw fault;
        }
        // The class alone: a message may quote what the client sent.
        log.error("Unexpected {}", fault.getClass().getName());
        log.debug("Unexpected fault", fault);
        response.reset();
        refusals.write(Refusal.internal(), request, response);
    }
}
