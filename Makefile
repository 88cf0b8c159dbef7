# Everything here needs Go, git and make; the tests read the site back in
# Chromium besides, which the target "browser" gets where it can.

GO      ?= go
PRECIS  := bin/precis
SOURCES := $(shell find cmd generator templates static -type f) go.mod go.sum

.PHONY: site number test check lint fuzz kill bench bench-search browser release clean

# Where nobody looks on, numbers that are kept must be up to date.
LOCKED := $(if $(CI),$(if $(wildcard seeds/numbers.lock),--locked))

# The site from the seeds, in public/. BASE is the address it will have.
site: $(PRECIS)
	$(PRECIS) build $(LOCKED) $(if $(BASE),--base-url $(BASE))

# The numbers brought up to the texts. DATE is the day that readers are told.
DATE ?= $(shell date +%F)
number: $(PRECIS)
	$(PRECIS) number --date $(DATE)

$(PRECIS): $(SOURCES)
	$(GO) build -trimpath -o $@ ./cmd/precis

# Every test. Chromium comes from Debian's packages if it is not there.
test: browser
	$(GO) vet ./...
	$(GO) test ./...

browser:
	@.ci/browser

# The site, read back before it takes the old one's place, and after.
check: $(PRECIS)
	$(PRECIS) build --check $(LOCKED) $(if $(BASE),--base-url $(BASE))
	$(PRECIS) check

lint:
	$(GO) vet ./...
	$(GO) tool staticcheck ./...
	$(GO) tool govulncheck ./...
	@test -z "$$(gofmt -l .)" || { gofmt -l .; exit 1; }

# Every fuzz target for FUZZTIME.
FUZZTIME ?= 30s
fuzz:
	@for package in $$($(GO) list ./...); do \
	  for target in $$($(GO) test -list '^Fuzz' $$package | grep '^Fuzz'); do \
	    echo "$$package $$target"; \
	    $(GO) test $$package -run '^$$' -fuzz "^$$target$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 5x || exit 1; \
	  done; \
	done

# Builds killed at KILLS random moments: each must leave a whole site.
KILLS ?= 1000
kill:
	KILLS=$(KILLS) $(GO) test ./cmd/precis -run TestKilled -v -count=1 -timeout 60m

# Where a build's time goes: each stage alone, 100,000 points analysed (of the
# folder SEEDS, if it is given), then the whole program on SIZES invented
# documents.
SIZES ?= 100 1000 5000
bench:
	SIZES="$(SIZES)" SEEDS="$(SEEDS)" $(GO) test ./cmd/precis -run '^$$' -bench 'Stage|Analysis|Build' -benchtime 1x -timeout 60m

# How fast and how surely a point is found, among DOCUMENTS invented ones.
DOCUMENTS ?= 1000
bench-search: browser
	DOCUMENTS=$(DOCUMENTS) $(GO) test ./cmd/precis -run '^$$' -bench Search -benchtime 1x -timeout 30m

# What a version is given out as, in dist/: programs for six kinds of computer,
# checksums, a bill of materials. Everything is built twice and compared.
release:
	$(GO) run ./cmd/release $(VERSION)

clean:
	rm -rf bin dist dist.part
