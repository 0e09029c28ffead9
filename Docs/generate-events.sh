#!/bin/sh
# Makes Sources/CaseQuality/Events/Wire/events.pb.swift from events.proto.
# Needs Debian's protobuf-compiler; builds protoc-gen-swift from the package's own checkout.
set -eu
cd "$(dirname "$0")/.."
swift package resolve
swift build -c release --package-path .build/checkouts/swift-protobuf \
    --scratch-path .build-protoc --product protoc-gen-swift
protoc --plugin=.build-protoc/release/protoc-gen-swift \
    --swift_opt=Visibility=Internal --swift_opt=UseAccessLevelOnImports=true \
    --swift_out=Sources/CaseQuality/Events/Wire \
    --proto_path=Sources/CaseQuality/Events/Wire events.proto
